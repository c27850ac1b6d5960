import { describe, expect, it } from 'vitest'
import type { FoundPerson } from '../findings.ts'
import { recognise } from '../index.ts'
import { plainSource } from '../plain-source.ts'
import { lore } from './lore.ts'
import { spellChinese, spellJapanese, spellRussian, spellTransliterated } from './spelling.ts'
import { spellBySystem } from './systems.ts'

const persons = (text: string, language: string): FoundPerson[] => recognise(plainSource(text, language)).persons.flat()
const told = (text: string, language: string) =>
  persons(text, language)
    .filter(({ first }) => first)
    .map(({ name, role, of }) => `${name}, ${role}, ${of}`)

describe('persons in Chinese text', () => {
  it.each([
    ['2008年，时任挪威首相延斯·汉森（Jens Hansen）访问东京。', ['Jens Hansen, prime minister, NOR']],
    [
      '俄罗斯总统普京会见蒙古国总统呼日勒苏赫。',
      ['Vladimir Putin, president, RUS', 'Ukhnaagiin Khürelsükh, president, MNG'],
    ],
    ['2003年，俄罗斯外长伊万诺夫出访巴西。', ['Igor Ivanov, foreign minister, RUS']],
    ['2003年，俄罗斯国防部长伊万诺夫访华。', ['Sergei Ivanov, minister of defence, RUS']],
    ['中国驻波兰大使王晓云出席仪式。', ['Wang Xiaoyun, ambassador, CHN']],
    ['俄外交部发言人马尔科娃表示反对。', ['Markova, spokesperson, RUS']],
    ['李建国教授指出，这一政策没有改变。', ['Li Jianguo, professor, null']],
    ['蒙古国前外长恩赫苏赫曾访问巴黎。', ['Enkhsukh, former foreign minister, MNG']],
    ['哈萨克斯坦总统大选在即，总统府发表声明。', []],
    ['外长会议高度评价这一成果。', []],
  ])('%s', (text, expected) => {
    expect(told(text, 'zh')).toEqual(expected)
  })

  it('ties later short mentions to the first', () => {
    const found = persons('挪威外长延斯·汉森斯堡（J. Hansen）抵达。次日，汉森斯堡发表讲话。', 'zh')
    expect(found.map(({ name, first }) => [name, first])).toEqual([
      ['J. Hansen', true],
      ['J. Hansen', false],
    ])
  })
})

describe('persons in English text', () => {
  it.each([
    ['President Kennedy spoke. Prime Minister Jens Hansen of Norway listened.', ['Jens Hansen, prime minister, NOR']],
    ['Jens Hansen, Minister for Foreign Affairs of Norway, signed the note.', ['Jens Hansen, foreign minister, NOR']],
    [
      'The former Foreign Minister of Peru, Ms. Ana Quispe, took the floor.',
      ['Ana Quispe, former foreign minister, PER'],
    ],
    ['Mr. Okello (Uganda) said that his delegation would abstain.', ['Okello, null, UGA']],
    [
      'Secretary-General Kofi Annan met Barack Obama.',
      ['Kofi Annan, secretary-general, UN', 'Barack Obama, president, USA'],
    ],
    ['They welcomed the election of Jens Hansen as President.', ['Jens Hansen, president, null']],
    [
      'In June 2019 Secretary Pompeo met Secretary of State Michael R. Pompeo.',
      ['Mike Pompeo, secretary of state, USA'],
    ],
    ['The Reagan Airport and the Trump Tower are buildings.', []],
    ['The President of the Security Council made a statement.', []],
  ])('%s', (text, expected) => {
    expect(told(text, 'en')).toEqual(expect.arrayContaining(expected))
    if (expected.length === 0) expect(told(text, 'en')).toEqual([])
  })
})

describe('names by one word before the whole name', () => {
  it('are names of the person named in whole later', () => {
    const found = persons(
      'President Ansa goes to Nairobi. President Marit Ansa Lund of Norway left on Monday. President Ansa spoke.',
      'en',
    )
    expect(found.map(({ name, of, first }) => [name, of, first])).toEqual([
      ['Marit Ansa Lund', 'NOR', true],
      ['Marit Ansa Lund', 'NOR', false],
      ['Marit Ansa Lund', 'NOR', false],
    ])
  })
})

describe('persons in Russian text', () => {
  it.each([
    [
      'Президент России Владимир Путин встретился с президентом Казахстана Касым-Жомартом Токаевым.',
      ['Vladimir Putin, president, RUS', 'Kassym-Jomart Tokayev, president, KAZ'],
    ],
    ['Министр обороны Монголии Б. Гансух прибыл в Минск.', ['B. Gansukh, minister of defence, MNG']],
    ['Бывший премьер-министр Норвегии Йенс Хансен выступил.', ['Yens Khansen, former prime minister, NOR']],
  ])('%s', (text, expected) => {
    expect(told(text, 'ru')).toEqual(expected)
  })
})

describe('languages/ru/persons.yaml', () => {
  it.each(Object.entries(lore.ru.examples))('%s: %s', (text, name) => {
    expect(persons(text, 'ru').map((person) => person.name)).toEqual([name])
  })

  const systems = lore.ru.systems.flatMap(({ of, examples }) =>
    Object.entries(examples).map(([name, latin]) => [name, of[0]!, latin] as const),
  )
  it.each(systems)('%s of %s: %s', (name, of, latin) => {
    expect(spellBySystem(name, of)).toBe(latin)
  })

  it('leaves a name alone that does not fall into syllables', () => {
    expect(spellBySystem('Макар Петров', 'CHN')).toBeNull()
    expect(spellBySystem('Линь Цзянь', 'MNG')).toBeNull()
  })
})

describe('an office in an English text', () => {
  it('with a family name is that of the well-known person who held it then', () => {
    expect(told('On 3 May 1979 the Canadians wrote. President Carter replied in June 1979.', 'en')).toEqual([
      'Jimmy Carter, president, USA',
    ])
    expect(told('In 1999 President Carter replied.', 'en')).not.toContain('Jimmy Carter, president, USA')
  })

  it('alone is that of the only one who holds such an office in the text', () => {
    const text = 'In June 1979 Canada wrote to the President. President Carter replied. Canada thanked the President.'
    const found = recognise(plainSource(text, 'en'))
    expect(found.persons.flat().map(({ name }) => name)).toEqual(Array(3).fill('Jimmy Carter'))
    const offices = found.parties.flat().filter(({ by }) => by === 'office')
    expect(offices.every(({ id }) => id === 'USA')).toBe(true)
  })
})

describe('spelling', () => {
  it('writes Chinese names in pinyin, surname first', () => {
    expect(spellChinese('裴家义')).toBe('Pei Jiayi')
    expect(spellChinese('欧阳海')).toBe('Ouyang Hai')
  })

  it('writes Japanese names by the tables', () => {
    expect(spellJapanese('山本太郎')).toBe('Taro Yamamoto')
    expect(spellJapanese('普通话')).toBeNull()
  })

  it('gives transliterated and Russian names their Latin letters', () => {
    expect(spellTransliterated('帕夫洛夫')).toBe('Pavlov')
    expect(spellTransliterated('艾哈迈德·哈桑')).toBe('Ahmed Hassan')
    expect(spellRussian('Достоевский')).toBe('Dostoyevsky')
    expect(spellRussian('Элбэгдорж')).toBe('Elbegdorzh')
  })
})
