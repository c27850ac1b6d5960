-- The standing benchmark in PostgreSQL 14 or later: statuses as multiranges of days, one row for each tuple of parties.
-- act(id, day, kind, a, b, t, topic) is loaded; consents(t, n) and charter(o, t) too. Statistics after each step, else the joins are planned badly.
CREATE UNLOGGED TABLE ev AS
  SELECT a AS o, b AS p, day, id, CASE WHEN kind = 'terminate' THEN 'none' ELSE topic END AS x FROM act WHERE kind IN ('admit', 'terminate');
CREATE UNLOGGED TABLE lev AS
  WITH g AS (SELECT *, count(*) FILTER (WHERE x <> 'full') OVER w AS grp FROM ev WINDOW w AS (PARTITION BY o, p ORDER BY day, id)),
  -- A full membership counts only after a partner or observer, that is if the latest other event is one.
  k AS (SELECT *, first_value(x) OVER (PARTITION BY o, p, grp ORDER BY day, id) AS base FROM g),
  e AS (SELECT o, p, day, id, x FROM k WHERE x <> 'full' OR (grp > 0 AND base IN ('observer', 'partner'))),
  d AS (SELECT DISTINCT ON (o, p, day) o, p, day, x FROM e ORDER BY o, p, day, id DESC),
  n AS (SELECT o, p, x, day, lead(day, 1, 1073741823) OVER (PARTITION BY o, p ORDER BY day) AS until FROM d)
  SELECT x, o, p, range_agg(int4range(day, until)) AS r FROM n WHERE x <> 'none' GROUP BY x, o, p;
ANALYZE lev;
CREATE UNLOGGED TABLE signatory AS SELECT a AS p, t, int4multirange(int4range(min(day), 1073741823)) AS r FROM act WHERE kind = 'sign' GROUP BY a, t;
ANALYZE signatory;
CREATE UNLOGGED TABLE consent AS
  WITH e AS (
    SELECT act.a AS p, act.t, day, id, true AS b FROM act JOIN signatory s ON s.p = act.a AND s.t = act.t WHERE kind = 'ratify' AND s.r @> day
    UNION ALL SELECT a, t, day, id, kind = 'accede' FROM act WHERE kind IN ('accede', 'withdraw')),
  d AS (SELECT DISTINCT ON (p, t, day) p, t, day, b FROM e ORDER BY p, t, day, id DESC),
  n AS (SELECT p, t, b, day, lead(day, 1, 1073741823) OVER (PARTITION BY p, t ORDER BY day) AS until FROM d)
  SELECT p, t, range_agg(int4range(day, until)) AS r FROM n WHERE b GROUP BY p, t;
ANALYZE consent;
CREATE UNLOGGED TABLE inforce AS
  WITH e AS (
    SELECT t, lower(x) AS day, 1 AS c FROM consent, unnest(r) x UNION ALL SELECT t, upper(x), -1 FROM consent, unnest(r) x),
  s AS (SELECT t, day, sum(sum(c)) OVER (PARTITION BY t ORDER BY day) AS k, lead(day) OVER (PARTITION BY t ORDER BY day) AS until FROM e GROUP BY t, day)
  SELECT s.t, range_agg(int4range(day, until)) AS r FROM s JOIN consents c ON c.t = s.t WHERE k >= c.n AND until IS NOT NULL GROUP BY s.t;
ANALYZE inforce;
CREATE UNLOGGED TABLE party AS SELECT p, t, c.r * f.r AS r FROM consent c JOIN inforce f USING (t) WHERE NOT isempty(c.r * f.r);
ANALYZE party;
CREATE UNLOGGED TABLE reserving AS
  WITH e AS (
    SELECT act.a AS p, act.t, day, id, true AS b FROM act JOIN consent c ON c.p = act.a AND c.t = act.t WHERE kind = 'declare' AND c.r @> day
    UNION ALL SELECT a, t, day, id, false FROM act WHERE kind = 'amend'),
  d AS (SELECT DISTINCT ON (p, t, day) p, t, day, b FROM e ORDER BY p, t, day, id DESC),
  n AS (SELECT p, t, b, day, lead(day, 1, 1073741823) OVER (PARTITION BY p, t ORDER BY day) AS until FROM d)
  SELECT p, t, range_agg(int4range(day, until)) AS r FROM n WHERE b GROUP BY p, t;
ANALYZE reserving;
CREATE UNLOGGED TABLE objecting AS
  WITH e AS (
    SELECT a AS p, act.b AS q, act.t, day, id, true AS b FROM act JOIN reserving v ON v.p = act.b AND v.t = act.t JOIN consent c ON c.p = act.a AND c.t = act.t
      WHERE kind = 'oppose' AND act.a <> act.b AND v.r @> day AND c.r @> day
    UNION ALL SELECT a, act.b, t, day, id, false FROM act WHERE kind = 'support' AND a <> act.b),
  d AS (SELECT DISTINCT ON (p, q, t, day) p, q, t, day, b FROM e ORDER BY p, q, t, day, id DESC),
  n AS (SELECT p, q, t, b, day, lead(day, 1, 1073741823) OVER (PARTITION BY p, q, t ORDER BY day) AS until FROM d)
  SELECT p, q, t, range_agg(int4range(day, until)) AS r FROM n WHERE b GROUP BY p, q, t;
ANALYZE objecting;
CREATE UNLOGGED TABLE objector AS
  SELECT o.p, q, o.t, o.r * v.r * c.r AS r FROM objecting o JOIN reserving v ON v.p = q AND v.t = o.t JOIN consent c ON c.p = o.p AND c.t = o.t
  WHERE NOT isempty(o.r * v.r * c.r);
ANALYZE objector;
CREATE UNLOGGED TABLE barred AS
  SELECT o.p, q, o.t, o.r * a.r * b.r AS r FROM objector o JOIN party a ON a.p = o.p AND a.t = o.t JOIN party b ON b.p = q AND b.t = o.t
  WHERE NOT isempty(o.r * a.r * b.r);
CREATE UNLOGGED TABLE assuring AS
  WITH d AS (SELECT DISTINCT ON (a, b, t, day) a, b, t, day, kind = 'pledge' AS y FROM act WHERE kind IN ('pledge', 'reaffirm') AND a <> b ORDER BY a, b, t, day, id DESC),
  n AS (SELECT a, b, t, y, day, lead(day, 1, 1073741823) OVER (PARTITION BY a, b, t ORDER BY day) AS until FROM d)
  SELECT a AS g, b AS s, t, range_agg(int4range(day, until)) AS r FROM n WHERE y GROUP BY a, b, t;
ANALYZE assuring;
CREATE UNLOGGED TABLE bound AS
  SELECT g, s, range_agg(x) AS r FROM assuring a JOIN party p ON p.p = g AND p.t = a.t, unnest(a.r * p.r) x GROUP BY g, s;
ANALYZE bound;
CREATE UNLOGGED TABLE political AS
  SELECT a.g, a.s, range_agg(x) AS r FROM assuring a LEFT JOIN bound b ON b.g = a.g AND b.s = a.s, unnest(a.r - coalesce(b.r, '{}'::int4multirange)) x GROUP BY a.g, a.s;
CREATE UNLOGGED TABLE secured AS SELECT s, range_agg(x) AS r FROM assuring, unnest(r) x GROUP BY s;
ANALYZE secured;
CREATE UNLOGGED TABLE institutionalised AS
  SELECT l.p AS s, l.o, l.r * p.r * u.r AS r FROM lev l JOIN charter c ON c.o = l.o JOIN party p ON p.p = l.p AND p.t = c.t JOIN secured u ON u.s = l.p
  WHERE l.x = 'full' AND NOT isempty(l.r * p.r * u.r);
