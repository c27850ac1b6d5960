% The standing benchmark in SWI-Prolog: tabled lists of periods. Facts: sign(P,T,Day,Id), admit(O,P,Level,Day,Id) and so on, from a generated file.
% Run: swipl -q standing.pl FACTS OUT ; prints the seconds of the derivation.
:- set_prolog_flag(stack_limit, 16000000000).
:- set_prolog_flag(table_space, 16000000000).
:- table signatory/3, consent/3, inforce/2, party/3, reserving/3, objecting/4, assuring/4, bound/3, levels/3, secured/2.
:- dynamic sign/4, ratify/4, accede/4, withdraw/4, declare/4, amend/4, oppose/5, support/5, pledge/5, reaffirm/5, admit/5, expel/4, consents/2, charter/2.

% fold(Events, Periods): Events are Day-Id-begin or Day-Id-end, sorted; a period that begins and ends on one day is none, periods that touch are one.
fold(Events, Periods) :- fold(Events, none, Raw), tidy(Raw, Periods).
fold([], none, []).
fold([], F, [F-inf]) :- F \== none.
fold([D-_-begin|Es], none, R) :- !, fold(Es, D, R).
fold([_-_-begin|Es], F, R) :- !, fold(Es, F, R).
fold([_-_-end|Es], none, R) :- !, fold(Es, none, R).
fold([D-_-end|Es], F, [F-D|R]) :- fold(Es, none, R).
tidy([], []).
tidy([F-F|R], P) :- !, tidy(R, P).
tidy([A-B,B-C|R], P) :- !, tidy([A-C|R], P).
tidy([A-B,C-C|R], P) :- !, tidy([A-B|R], P).
tidy([A-B|R], [A-B|P]) :- tidy(R, P).

lt(A, inf) :- !, A \== inf.
lt(A, B) :- A \== inf, A < B.
at([F-U|Ps], D) :- ( D < F -> fail ; lt(D, U) -> true ; at(Ps, D) ).

both([], _, []) :- !.
both(_, [], []) :- !.
both([A-B|X], [C-D|Y], R) :-
    F is max(A, C),
    ( least(B, D, U) ),
    ( lt(F, U) -> R = [F-U|R1] ; R = R1 ),
    ( B == U -> both(X, [C-D|Y], R1) ; both([A-B|X], Y, R1) ).
least(inf, D, D) :- !.
least(B, inf, B) :- !.
least(B, D, U) :- U is min(B, D).

without([], _, []) :- !.
without(X, [], X) :- !.
without([A-B|X], [C-D|Y], R) :-
    ( D \== inf, D =< A -> without([A-B|X], Y, R)
    ; \+ lt(C, B) -> R = [A-B|R1], without(X, [C-D|Y], R1)
    ; ( A < C -> R = [A-C|R1] ; R = R1 ),
      ( lt(D, B) -> without([D-B|X], [C-D|Y], R1) ; without(X, [C-D|Y], R1) ) ).

union(Lists, R) :- append(Lists, L), msort(L, S), merge(S, R).
merge([], []).
merge([A-B], [A-B]) :- !.
merge([A-B,C-D|R], P) :- ( B == inf -> P = [A-inf] ; C =< B -> most(B, D, U), merge([A-U|R], P) ; P = [A-B|P1], merge([C-D|R], P1) ).
most(_, inf, inf) :- !.
most(B, D, U) :- U is max(B, D).

signatory(P, T, [D-inf]) :- findall(D, sign(P, T, D, _), [D0|Ds]), min_list([D0|Ds], D).
consent(P, T, R) :-
    ( signatory(P, T, S) -> true ; S = [] ),
    findall(D-I-begin, ( ratify(P, T, D, I), at(S, D) ), E1),
    findall(D-I-begin, accede(P, T, D, I), E2),
    findall(D-I-end, withdraw(P, T, D, I), E3),
    append([E1, E2, E3], E), msort(E, Es), fold(Es, R), R \== [].
inforce(T, R) :-
    consents(T, N),
    findall(X, ( state(P), consent(P, T, Ps), member(F-U, Ps), ( X = F-1 ; U \== inf, X = U-(-1) ) ), Xs),
    msort(Xs, Es), counted(Es, N, 0, none, Raw), tidy(Raw, R).
counted([], _, _, none, []) :- !.
counted([], _, _, F, [F-inf]).
counted([D-X|Es], N, K, F, R) :-
    K1 is K + X,
    ( F == none, K1 >= N -> counted(Es, N, K1, D, R)
    ; F \== none, K1 < N -> R = [F-D|R1], counted(Es, N, K1, none, R1)
    ; counted(Es, N, K1, F, R) ).
party(P, T, R) :- consent(P, T, A), inforce(T, B), both(A, B, R), R \== [].
reserving(P, T, R) :-
    ( consent(P, T, C) -> true ; C = [] ),
    findall(D-I-begin, ( declare(P, T, D, I), at(C, D) ), E1),
    findall(D-I-end, amend(P, T, D, I), E2),
    append(E1, E2, E), msort(E, Es), fold(Es, R), R \== [].
objecting(P, Q, T, R) :-
    reserving(Q, T, V), consent(P, T, C),
    findall(D-I-begin, ( oppose(P, Q, T, D, I), at(V, D), at(C, D) ), E1), E1 \== [],
    findall(D-I-end, support(P, Q, T, D, I), E2),
    append(E1, E2, E), msort(E, Es), fold(Es, R), R \== [].
objector(P, Q, T, R) :- objecting(P, Q, T, A), reserving(Q, T, B), consent(P, T, C), both(A, B, X), both(X, C, R), R \== [].
barred(P, Q, T, R) :- objector(P, Q, T, A), party(P, T, B), party(Q, T, C), both(A, B, X), both(X, C, R), R \== [].
assuring(G, S, T, R) :-
    findall(D-I-begin, pledge(G, S, T, D, I), E1), E1 \== [],
    findall(D-I-end, reaffirm(G, S, T, D, I), E2),
    append(E1, E2, E), msort(E, Es), fold(Es, R), R \== [].
bound(G, S, R) :- findall(X, ( gives(G, S, T), assuring(G, S, T, A), party(G, T, B), both(A, B, X) ), Xs), union(Xs, R).
political(G, S, R) :- bound(G, S, B), findall(X, ( gives(G, S, T), assuring(G, S, T, A), without(A, B, X) ), Xs), union(Xs, R), R \== [].
secured(S, R) :- findall(A, ( receives(S, G, T), assuring(G, S, T, A) ), Xs), union(Xs, R), R \== [].
levels(P, O, R) :-
    findall(D-I-L, admit(O, P, L, D, I), E1), findall(D-I-none, expel(O, P, D, I), E2),
    append(E1, E2, E), msort(E, Es), walk(Es, none, none, R).
% walk(Events, Level, Since, Level-From-Until …)
walk([], none, _, []) :- !.
walk([], L, F, [L-F-inf]).
walk([D-_-X|Es], L, F, R) :-
    ( X == full, L \== observer, L \== partner -> walk(Es, L, F, R)
    ; X == L -> walk(Es, L, F, R)
    ; L == none -> walk(Es, X, D, R)
    ; R = [L-F-D|R1], walk(Es, X, D, R1) ).
level(P, O, L, R) :- levels(P, O, Ls), findall(F-U, ( member(L-F-U, Ls), F \== U ), Raw), merge(Raw, R), R \== [].
institutionalised(S, O, R) :- charter(O, T), level(S, O, full, A), party(S, T, B), secured(S, C), both(A, B, X), both(X, C, R), R \== [].

state(S) :- between(1, 200, S).
treaty(T) :- between(1, 30, T).
organisation(O) :- between(1, 20, O).

derive(Name-Args-R) :- member(L, [observer, partner, full]), state(P), organisation(O), level(P, O, L, R), Name = L, Args = [P, O].
derive(signatory-[P,T]-R) :- state(P), treaty(T), signatory(P, T, R).
derive(consenting-[P,T]-R) :- state(P), treaty(T), consent(P, T, R).
derive(inforce-[T]-R) :- treaty(T), inforce(T, R).
derive(party-[P,T]-R) :- state(P), treaty(T), party(P, T, R).
derive(reserving-[P,T]-R) :- state(P), treaty(T), reserving(P, T, R).
derive(objecting-[P,Q,T]-R) :- pairs(oppose, P, Q, T), objecting(P, Q, T, R).
derive(objector-[P,Q,T]-R) :- pairs(oppose, P, Q, T), objector(P, Q, T, R).
derive(barred-[P,Q,T]-R) :- pairs(oppose, P, Q, T), barred(P, Q, T, R).
derive(assuring-[P,Q,T]-R) :- pairs(pledge, P, Q, T), assuring(P, Q, T, R).
derive(bound-[P,Q]-R) :- couples(P, Q), bound(P, Q, R), R \== [].
derive(political-[P,Q]-R) :- couples(P, Q), political(P, Q, R).
derive(secured-[S]-R) :- state(S), secured(S, R).
derive(institutionalised-[S,O]-R) :- state(S), organisation(O), institutionalised(S, O, R).
:- table pairs/4, couples/2, gives/3, receives/3.
gives(G, S, T) :- pledge(G, S, T, _, _).
receives(S, G, T) :- pledge(G, S, T, _, _).
pairs(oppose, P, Q, T) :- oppose(P, Q, T, _, _).
pairs(pledge, P, Q, T) :- pledge(P, Q, T, _, _).
couples(P, Q) :- pairs(pledge, P, Q, _).

main :-
    current_prolog_flag(argv, Argv), append(_, [Facts, Out], Argv), !,
    load_files(Facts, []),
    garbage_collect,
    get_time(T0), statistics(cputime, C0),
    findall(X, derive(X), Xs),
    get_time(T1), statistics(cputime, C1),
    Wall is T1 - T0, Cpu is C1 - C0,
    setup_call_cleanup(open(Out, write, S),
        forall(( member(N-A-R, Xs), member(F-U, R) ), ( atomic_list_concat(A, ' ', K), format(S, "~w ~w ~w ~w~n", [N, K, F, U]) )),
        close(S)),
    format("~3f ~3f~n", [Wall, Cpu]), halt.
:- initialization(main, main).
