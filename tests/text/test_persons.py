"""Whether two written names may be one person's: a table made by hand."""

import pytest

from rashomon.text.persons import fit, name, short

ONE = """
Qassem Soleimani | Qasem Suleimani
Gen. Qassem Soleimani | Qasem Soleymani
Soleimani | Kassem Suleimani
Adel Abdul Mahdi | Adil Abdel-Mahdi
Adel Abd al-Mahdi | Adel Abdulmahdi
Abdul Mahdi | Adil Abdul-Mahdi
Abu Mahdi al-Muhandis | Abu Mahdi Muhandis
Muhandis | Abu Mahdi al-Mohandes
Moqtada al-Sadr | Muqtada Sadr
al-Sadr | Moqtada Sadr
Mohammed bin Salman | Muhammad bin Salman
Crown Prince Mohammed bin Salman | Mohamed bin Salman Al Saud
Osama bin Laden | Usama Bin Ladin
bin Laden | Osama bin Laden
Muammar Gaddafi | Moammar Qaddafi
Bashar al-Assad | Bashar Assad
Assad | Bashar al-Assad
Abdel Fattah el-Sisi | Abdul Fattah al-Sisi
Abdelfattah al-Sissi | Abdel Fattah el-Sisi
Ali Khamenei | Ayatollah Ali Khamenei
Hassan Rouhani | Hasan Rohani
Mahathir Mohamad | Mahathir bin Mohamad
Yousef al-Otaiba | Yusuf Otaiba
Mahmoud Abbas | Mahmud Abbas
Vladimir Putin | President Vladimir V. Putin
Vladimir Putin | Vladimir Vladimirovich Putin
Volodymyr Zelensky | Volodymyr Zelenskyy
Volodymyr Zelenskiy | Vladimir Zelensky
Sergei Lavrov | Sergey Lavrov
Dmitry Peskov | Dmitri Peskov
Yevgeny Prigozhin | Evgeny Prigozhin
Aleksandr Lukashenko | Alexander Lukashenko
Alexei Navalny | Aleksey Navalny
Sergei Shoigu | Sergey Shoygu
Mikhail Khodorkovsky | Mikhail Khodorkovskiy
Nikita Khrushchev | Nikita Khruschev
Xi | Xi Jinping
Xi Jinping | President Xi Jinping
Kim | Kim Jong Un
Kim Jong-un | Kim Jong Un
Kim Jong Un | Kim Jongun
Ban Ki-moon | Ki-moon Ban
Moon Jae-in | President Moon Jae In
Shinzo Abe | Abe Shinzo
Andrés Manuel López Obrador | López Obrador
Obrador | Andres Manuel Lopez Obrador
Enrique Peña Nieto | Enrique Pena Nieto
Pena Nieto | Enrique Peña Nieto
Peña | Enrique Peña Nieto
Juan Manuel Santos | Juan Manuel Santos Calderón
Gabriel García Márquez | Gabriel Garcia Marquez
Nicolás Maduro | Nicolas Maduro Moros
Aung San Suu Kyi | Suu Kyi
Aung San Suu Kyi | Daw Aung San Suu Kyi
Widodo | Joko Widodo
Joko Widodo | President Joko Widodo
Donald Trump | Donald J. Trump
Trump | Donald John Trump
Mr. Trump | Donald Trump
John F. Kennedy | John Fitzgerald Kennedy
Bill Clinton | William Jefferson Clinton
Hillary Clinton | Hillary Rodham Clinton
Hillary Rodham | Hillary Rodham Clinton
Jacqueline Kennedy | Jackie Kennedy Onassis
Mike Pence | Michael R. Pence
Robert S. Mueller III | Robert Mueller
Bob Mueller | Robert Mueller
J. Edgar Hoover | Edgar Hoover
J. K. Rowling | Joanne K Rowling
Martin Luther King Jr. | Martin Luther King
Stephen Miller | Steven Miller
Bill de Blasio | de Blasio
Blasio | Mayor Bill de Blasio
Ursula von der Leyen | von der Leyen
Marine Le Pen | Le Pen
Sandra Day O'Connor | sandra day o connor
Jeffrey Epstein | Jeff Epstein
Pope Francis | Francis Bergoglio
Recep Tayyip Erdogan | Recep Tayyip Erdoğan
Erdoğan | Tayyip Erdogan
Viktor Orbán | Viktor Orban
Lech Walesa | Lech Wałęsa
Christine Blasey Ford | Christine Ford
Blasey Ford | Christine Blasey Ford
Mahmoud Ahmadinejad | Mahmud Ahmadi-Nejad
Benjamin Netanyahu | Bibi Netanyahu
"""
TWO = """
John Smith | Jane Smith
Bashar al-Assad | Hafez al-Assad
George W. Bush | George H. W. Bush
Donald Trump Jr. | Donald Trump Sr.
Queen Elizabeth II | Queen Elizabeth I
Pope John Paul I | Pope John Paul II
Kim Jong Un | Kim Jong Il
Kim Jong Un | Kim Yo Jong
Kim Jong Un | Kim Yong Chol
Xi Jinping | Wang Yi
Wang Yi | Wang Qishan
Mohammed bin Salman | King Salman
Mohammed bin Salman | Mohammed bin Nayef
Mohammed bin Salman | Mohammed bin Zayed
Hassan Nasrallah | Hassan Rouhani
Mohammed Khatami | Ahmad Khatami
Ali Khamenei | Ruhollah Khomeini
Mohammad Ali | Mohammad Javad Zarif
Hussein Ali | Hassan Ali
Mahmoud Salem | Mohammed Salem
Dmitry Medvedev | Svetlana Medvedeva
Ivan Ivanov | Ivan Petrov
Maria Ivanova | Mario Ivanov
Sergei Lavrov | Sergei Ivanov
Juan Carlos Pérez | Juan Pablo Pérez
Carlos Ruiz | Carla Ruiz
José García López | José García Márquez
Maria Lopez | Jennifer Lopez
Bill Clinton | Hillary Clinton
Ms. Clinton | Mr. Bill Clinton
Ivanka Trump | Donald Trump
Ivanka Trump | Melania Trump
Eric Trump | Donald Trump
Jared Kushner | Charles Kushner
John Roberts | Robert Roberts
Paul Ryan | Paula Ryan
Robert Smith | Roberta Smith
Martin Schulz | Martina Schulz
Michael Cohen | Michael Flynn
John Kelly | Megyn Kelly
John McCain | Cindy McCain
John McCain | Meghan McCain
Joe Johnson | Joe Kennedy
Lyndon Johnson | Lyndon Johns
Boris Johnson | Ron Johnson
Johnson | Boris Johnston
James Thomas | Thomas James
Suu Kyi | Kyi Lin
Thein Sein | Min Aung Hlaing
Aung San | Aung San Suu Kyi
Megawati Sukarnoputri | Sukarno
Suharto | Megawati Sukarnoputri
Carl Brown | Carol Brown
Carl Levin | Sander Levin
Julian Castro | Joaquin Castro
Fidel Castro | Raúl Castro
Tom Jones | Paul Jones
Van Jones | Alex Jones
Mary J. Smith | Mary Garcia Smith
William Barr | Roseanne Barr
Park Geun-hye | Park Chung-hee
Lee Myung-bak | Lee Jae-yong
Jordan Belfort | Jim Jordan
Paris Hilton | Conrad Hilton
"""


def pairs(table: str) -> list[tuple[str, str]]:
    return [(a.strip(), b.strip()) for a, b in (line.split("|") for line in table.strip().splitlines())]


def one(a: str, b: str) -> bool:
    x, y = sorted((name(a), name(b)), key=lambda n: len(n.main))
    return bool(short(x, y)) if len(x.main) == 1 else fit(x, y) is not None


def test_the_table_is_long_enough() -> None:
    assert len(pairs(ONE) + pairs(TWO)) >= 120


@pytest.mark.parametrize(("a", "b"), pairs(ONE))
def test_one_person_in_two_spellings(a: str, b: str) -> None:
    assert one(a, b)
    assert one(b, a)


@pytest.mark.parametrize(("a", "b"), pairs(TWO))
def test_two_persons(a: str, b: str) -> None:
    assert not one(a, b)
    assert not one(b, a)


def test_a_name_of_one_word_by_the_family_name_says_more_than_by_the_given_name() -> None:
    assert short(name("Brandt"), name("Ilse Brandt")) == 2
    assert short(name("Ilse"), name("Ilse Brandt")) == 1
    assert short(name("Otto"), name("Ilse Brandt")) == 0


def test_the_nearer_names_are_the_stronger_the_fit() -> None:
    strengths = [fit(name("Ilse Brandt"), name(other)) for other in ("Ilse Brandt", "Ilse M. Brandt", "Ilsa Brandt")]
    assert [f and f.strength for f in strengths] == [3, 2, None]
    near = fit(name("Jovana Petersen"), name("Jovana Peterson"))
    assert near is not None
    assert near.strength == 1
