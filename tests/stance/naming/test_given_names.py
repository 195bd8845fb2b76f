"""Given names of many regions: what gender they tell, and what is none."""

from __future__ import annotations

import pytest

from stance.lexicons import read, word_lists
from stance.naming.personal_names import fold, gender_of_given_name, given_names, is_given_name

WOMEN = """
Kimberly Siobhán Lucía Beatriz Fernanda Amélie Ségolène Ursula Annegret Giorgia Ilaria Femke Saskia
Mette Sanna Agnieszka Zuzana Lenka Zsuzsanna Raluca Ioana Biljana Vjosa Eleni Katerina Ayşe Elif
Yekaterina Olena Iryna Fatima Nadia Ayelet Tzipi Shirin Nasrin Priya Sushma Khaleda Yuriko Sanae
Huong Retno Leni Imelda Wanjiru Samia Ngozi Folake Hauwa Tigist Meaza Thandiwe
"""
MEN = """
Declan Callum Javier Joaquín Thiago João Thibault Gaël Jürgen Wolfgang Matteo Giuseppe Pieter Sjoerd
Anders Øystein Krzysztof Zbigniew Tomáš Jiří László Gergely Radu Mircea Zoran Nebojša Kyriakos
Stavros Recep Mehmet Dmitry Sergei Volodymyr Bohdan Abdelaziz Hussein Itamar Yitzhak Mohsen Alireza
Rajesh Arvind Shahbaz Shakib Senthil Haruto Kenji Quang Joko Bongbong Rodrigo Juma Kipchoge
Babatunde Chukwuemeka Musa Kwame Abiy Tedros Sipho
"""
EITHER = """
Andrea Jean Kim Robin Nikita Sasha Alex Jamie Simone Nicola Noor Yuki Dominique Ilham Yael Jan
"""
NONE = """
Will May Said Georgia Virginia Carolina Page Price King Prince Major Chase China Jordan Paris Milan
Israel Asia Islam Harris Jackson Morgan Sunday Justice Santa San New North Can Do An Long Hong
"""


@pytest.mark.parametrize(
    ("name", "gender"),
    [
        *((name, "f") for name in WOMEN.split()),
        *((name, "m") for name in MEN.split()),
        *((name, None) for name in EITHER.split()),
    ],
)
def test_a_name_tells_the_gender_of_those_who_bear_it_in_all_regions(name: str, gender: str | None) -> None:
    assert is_given_name(fold(name))
    assert gender_of_given_name(fold(name)) == gender


@pytest.mark.parametrize("word", NONE.split())
def test_what_mostly_means_something_else_is_no_given_name(word: str) -> None:
    assert not is_given_name(fold(word))
    assert gender_of_given_name(fold(word)) is None


def test_each_name_is_listed_once_and_folded() -> None:
    lists = [word_lists("given_names")["either"]]
    for table in ("women", "men"):
        lists += [frozenset(names.split()) for names in read("given_names")[table].values()]
    assert sum(map(len, lists)) == len(given_names())
    assert all(name == fold(name) and name.isalpha() for name in given_names())


def test_exceptions_are_listed_names_that_tell_a_gender() -> None:
    assert all(gender_of_given_name(name) for name in word_lists("given_names")["against_statistics"])
