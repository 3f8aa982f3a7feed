"""Which mentions are one thing."""

from pathlib import Path
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.errors import UsageError
from kg.identity import Families, Identity, decisions, identify
from kg.identity.decisions import Decision
from kg.statement import Mention, Passage, Statement
from kg.terms import BASE

FAMILIES = {"Biathlon": "skiing", "Cross-country skiing": "skiing"}
GAMES = Mention("Games", "2014 Winter Paralympics")
ALPINE = Mention("Sport", "Alpine skiing")


def family(sport: str) -> str:
    return FAMILIES.get(sport, sport)


def nation(name: str) -> Mention:
    return Mention("Nation", name)


def delegation(name: str) -> Mention:
    return Mention("Delegation", parts=(("games", GAMES), ("nation", nation(name))))


def person(name: str, country: str = "", sport: str = "", link: str = "") -> Mention:
    parts = (
        *((("nation", nation(country)),) if country else ()),
        *((("sport", Mention("Sport", sport)),) if sport else ()),
    )
    return Mention("Person", name, link, parts)


def event(name: str = "Super-G, sitting", sport: Mention | None = ALPINE) -> Mention:
    return Mention("Event", name, parts=(("games", GAMES), *((("sport", sport),) if sport else ())))


def says(subject: Mention, article: str = "a", name: str = "about", value: Mention | str = "") -> Statement:
    return Statement(subject, name, value, Passage(f"{article}.0", "s1", 0, 1, "x"), "rule")


def found(*statements: Statement, settled: tuple[Decision, ...] = ()) -> Identity:
    return identify(statements, families=Families(family), decisions=settled)


def name(identity: Identity, mention: Mention, article: str = "a") -> str:
    return identity.iri(mention, f"{article}.0").removeprefix(BASE)


def names(*mentions: tuple[Mention, str]) -> list[str]:
    """The names of mentions in articles, identified together."""
    identity = found(*(says(mention, article) for mention, article in mentions))
    return [name(identity, mention, article) for mention, article in mentions]


RESULT = Mention("Result", parts=(("event", event()), ("competitor", person("Arly Velásquez", "Mexico"))))
OPENING = Mention("Ceremony", parts=(("games", GAMES), ("kind", Mention("Code", "opening"))))
FLAG = Mention("Code", "flag-bearer")
BEARER = person("Arly Velásquez")


@pytest.mark.parametrize(
    ("mention", "iri"),
    [
        (GAMES, "games.2014-winter-paralympics"),
        (ALPINE, "sport.alpine-skiing"),
        (Mention("SportClass", "LW11"), "class.lw11"),
        (OPENING, "ceremony.2014-winter-paralympics.opening"),
        (delegation("Mexico"), "delegation.2014-winter-paralympics.mexico"),
        (event(), "event.2014-winter-paralympics.alpine-skiing.super-g-sitting"),
        (event(sport=None), "event.2014-winter-paralympics.super-g-sitting"),
        (RESULT, "result.2014-winter-paralympics.alpine-skiing.super-g-sitting.arly-velasquez"),
        (
            Mention("Run", parts=(("result", RESULT), ("phase", "Run 1"))),
            "run.2014-winter-paralympics.alpine-skiing.super-g-sitting.arly-velasquez.run-1",
        ),
        (
            Mention(
                "Appearance",
                parts=(("ceremony", OPENING), ("role", FLAG), ("agent", BEARER), ("delegation", delegation("Mexico"))),
            ),
            "appearance.2014-winter-paralympics.opening.flag-bearer.mexico.arly-velasquez",
        ),
        (
            Mention("Appearance", parts=(("role", FLAG), ("agent", BEARER), ("delegation", delegation("Mexico")))),
            "appearance.2014-winter-paralympics.flag-bearer.mexico.arly-velasquez",
        ),
        (
            Mention(
                "Appearance",
                parts=(("ceremony", OPENING), ("role", Mention("Code", "parade")), ("agent", delegation("Mexico"))),
            ),
            "appearance.2014-winter-paralympics.opening.parade.mexico",
        ),
    ],
)
def test_iris(mention: Mention, iri: str) -> None:
    assert names((mention, "a")) == [iri]


def squad(words: str = "", crew: str = "") -> Mention:
    parts: tuple[tuple[str, Mention | str], ...] = (("delegation", delegation("Italy")), ("event", event("Two-man")))
    return Mention("Squad", words, parts=(*parts, *((("crew", crew),) if crew else ())))


def test_crews_of_one_nation_are_several_squads() -> None:
    start = "squad.2014-winter-paralympics.italy.alpine-skiing.two-man"
    crews = [squad("Italy"), squad("Italy I", "I"), squad("Italy II", "II"), squad("Rossi / Bianchi")]
    assert names(*((crew, "a") for crew in crews)) == [start, f"{start}.i", f"{start}.ii", f"{start}.rossi-bianchi"]


def test_result_of_a_squad_says_nothing_twice() -> None:
    result = Mention("Result", parts=(("event", event("Two-man")), ("competitor", squad("Italy II", "II"))))
    assert names((result, "a")) == ["result.2014-winter-paralympics.alpine-skiing.two-man.italy.ii"]


def test_a_delegations_part_in_a_sport() -> None:
    part = Mention("Squad", parts=(("delegation", delegation("Italy")), ("sport", ALPINE)))
    assert names((part, "a")) == ["squad.2014-winter-paralympics.italy.alpine-skiing"]


def test_the_link_decides() -> None:
    short = person("Velásquez", link="Arly Velásquez")
    assert names((short, "a"), (person("A. Velásquez", link="Arly_Velásquez"), "b")) == ["person.arly-velasquez"] * 2


def test_a_shortened_name_that_the_article_links() -> None:
    linked, bare = person("Velásquez", link="Arly Velásquez"), person("Velásquez")
    assert names((linked, "a"), (bare, "a")) == ["person.arly-velasquez"] * 2
    assert names((linked, "a"), (bare, "b")) == ["person.arly-velasquez", "person.velasquez"]


def test_a_longer_name_is_another() -> None:
    assert len(set(names((person("Usain Bolt"), "a"), (person("Usain St Leo Bolt"), "a")))) == 2


def test_niger_is_not_nigeria() -> None:
    assert names((nation("Niger"), "a"), (nation("Nigeria"), "a")) == ["nation.niger", "nation.nigeria"]


def test_names_join_where_nothing_speaks_against_it() -> None:
    mentions = [
        (person("Li Na", "China", "Tennis", "Li Na"), "a"),
        (person("Li Na"), "b"),
        (person("Li Na", "China"), "c"),
    ]
    assert set(names(*mentions)) == {"person.li-na"}


TENNIS = person("Li Na", "China", "Tennis", "Li Na (tennis)")
DIVING = person("Li Na", "China", "Diving")
CANADA = person("Li Na", "Canada")


def test_three_people_called_li_na() -> None:
    identity = found(says(TENNIS), says(DIVING, "b"), says(CANADA, "c"))
    iris = [name(identity, TENNIS), name(identity, DIVING, "b"), name(identity, CANADA, "c")]
    assert iris == ["person.li-na--tennis", "person.li-na--diving", "person.li-na--canada"]
    assert identity.replaced == {BASE + "person.li-na": tuple(sorted(BASE + iri for iri in iris))}


def test_what_fits_two_stands_alone() -> None:
    bare = person("Li Na", "China")
    assert names((TENNIS, "a"), (DIVING, "b"), (bare, "some-games")) == [
        "person.li-na--tennis",
        "person.li-na--diving",
        "person.li-na--some-games",
    ]


def test_the_same_article_comes_first() -> None:
    bare = person("Li Na")
    assert names((TENNIS, "a"), (bare, "a"), (DIVING, "b"), (bare, "b")) == [
        *["person.li-na--tennis"] * 2,
        *["person.li-na--diving"] * 2,
    ]


def test_two_unlike_links_stay_apart() -> None:
    one, other = person("Li Na", link="Li Na (tennis)"), person("Li Na", link="Li Na (diver)")
    assert names((one, "a"), (other, "b")) == ["person.li-na--tennis", "person.li-na--diver"]


def test_sports_of_one_family_may_be_one_persons() -> None:
    ours = [(person("Ole Bakken", "Norway", sport), sport) for sport in ("Biathlon", "Cross-country skiing")]
    assert names(*ours) == ["person.ole-bakken"] * 2
    assert len(set(names(*ours, (person("Ole Bakken", "Norway", "Curling"), "c")))) == 2


def test_the_sport_of_an_event_is_that_of_its_competitors() -> None:
    results = [
        Mention("Result", parts=(("event", event("Final", Mention("Sport", sport))), ("competitor", person("Li Na"))))
        for sport in ("Tennis", "Diving")
    ]
    identity = found(says(results[0], "a"), says(results[1], "b"))
    assert [name(identity, person("Li Na"), each) for each in "ab"] == ["person.li-na--tennis", "person.li-na--diving"]


def test_surnames_alone_are_not_one_person() -> None:
    assert len(set(names((person("Smith"), "a"), (person("Smith"), "b")))) == 2
    both = [(person("Neymar", "Brazil", "Football"), article) for article in "ab"]
    assert names(*both) == ["person.neymar"] * 2


def test_an_event_without_sport_joins_the_only_one_that_fits() -> None:
    bare = event("Relay", None)
    assert len(set(names((event("Relay"), "a"), (bare, "b")))) == 1
    assert len(set(names((event("Relay"), "a"), (event("Relay", Mention("Sport", "Biathlon")), "a"), (bare, "b")))) == 3


def test_stadiums_of_two_cities() -> None:
    stadiums = [
        Mention("Place", "Olympic Stadium", parts=(("within", Mention("Place", city)),)) for city in ("Rome", "Oslo")
    ]
    assert names((stadiums[0], "a"), (stadiums[1], "b")) == [
        "place.olympic-stadium--rome",
        "place.olympic-stadium--oslo",
    ]


def test_what_the_user_says_is_the_same() -> None:
    identity = found(
        says(person("Na Li")),
        says(person("Li Na")),
        says(RESULT),
        settled=(Decision(True, "Na Li", BASE + "person.li-na"),),
    )
    assert name(identity, person("Na Li")) == "person.li-na"
    assert identity.replaced == {BASE + "person.na-li": (BASE + "person.li-na",)}


def test_results_follow_what_the_user_says() -> None:
    same = (Decision(True, BASE + "person.a-velasquez", BASE + "person.arly-velasquez"),)
    assert name(found(says(RESULT), settled=same), RESULT).endswith("super-g-sitting.a-velasquez")


def test_what_the_user_says_is_different() -> None:
    apart = (Decision(False, "Li Na (tennis)", BASE + "person.li-na--diving"),)
    linked, diving = person("Li Na", link="Li Na (tennis)"), person("Li Na", sport="Diving")
    assert (
        len(
            {
                name(found(says(linked), says(diving, "b")), each, where)
                for each, where in ((linked, "a"), (diving, "b"))
            }
        )
        == 1
    )
    identity = found(says(linked), says(diving, "b"), settled=apart)
    assert name(identity, linked) == "person.li-na--tennis"
    assert name(identity, diving, "b") == "person.li-na--diving"


def test_decisions_are_read(tmp_path: Path) -> None:
    (tmp_path / "identity.tsv").write_text("# mine\nsame\tid:person.a\tid:person.b\ndifferent\tLi Na\tNa Li\n", "utf-8")
    assert decisions.read(tmp_path, "https://e/") == (
        Decision(True, "https://e/person.a", "https://e/person.b"),
        Decision(False, "Li Na", "Na Li"),
    )
    assert decisions.read(None) == ()


def test_a_line_that_decides_nothing(tmp_path: Path) -> None:
    (tmp_path / "identity.tsv").write_text("same\tLi Na\n", encoding="utf-8")
    with pytest.raises(UsageError, match="line 1"):
        decisions.read(tmp_path)


def test_a_label_of_several_things() -> None:
    with pytest.raises(UsageError, match="names several things"):
        found(says(TENNIS), says(DIVING, "b"), says(person("Na Li")), settled=(Decision(True, "Li Na", "Na Li"),))


PEOPLE = st.builds(
    person,
    st.sampled_from(["Li Na", "Smith", "Ole Bakken"]),
    st.sampled_from(["", "China", "Canada"]),
    st.sampled_from(["", "Diving", "Biathlon", "Cross-country skiing"]),
    st.sampled_from(["", "Li Na (tennis)", "Li Na"]),
)


@given(st.lists(st.tuples(PEOPLE, st.sampled_from("abc")), max_size=12), st.randoms())
def test_order_does_not_matter(mentions: list[tuple[Mention, str]], random: Random) -> None:
    statements = [says(mention, article) for mention, article in mentions]
    before = found(*statements)
    random.shuffle(statements)
    after = found(*statements)
    assert dict(before.iris) == dict(after.iris)
    assert before.replaced == after.replaced


@given(st.lists(st.tuples(PEOPLE, st.sampled_from("abc")), max_size=12))
def test_what_differs_is_never_one(mentions: list[tuple[Mention, str]]) -> None:
    """Unless a link says so: whoever is one has one nation."""
    plain = [(Mention(each.kind, each.text, "", each.parts), article) for each, article in mentions]
    identity = found(*(says(mention, article) for mention, article in plain))
    nations: dict[str, set[str]] = {}
    for mention, article in plain:
        if (country := mention.part("nation")) is not None:
            nations.setdefault(name(identity, mention, article), set()).add(country.text)
    assert all(len(its) == 1 for its in nations.values())


def test_a_name_is_that_of_the_page_that_another_article_links_it_to() -> None:
    linked = person("Ana Bo-Li", "Fiji", link="Ana Bo")
    assert names((linked, "a"), (person("Ana Bo-Li", "Fiji"), "b")) == ["person.ana-bo", "person.ana-bo"]
    assert names((linked, "a"), (person("Ana Bo-Li", "Peru"), "b")) == ["person.ana-bo", "person.ana-bo-li"]


def test_a_name_that_is_linked_to_several_pages_keeps_its_own() -> None:
    pages = [(person("Ana Bo", link=page), page) for page in ("Ana Bo-Paz", "Ana Bo-Li")]
    assert names(*pages, (person("Ana Bo"), "c")) == ["person.ana-bo-paz", "person.ana-bo-li", "person.ana-bo"]


def test_pages_for_athletes_of_one_nation_in_one_sport_are_one() -> None:
    pages = ("Ana Bo (skier)", "Ana Bo (alpine skier)", "Ana Bo (runner)")
    sports = ("Alpine skiing", "Alpine skiing", "Athletics")
    told = [(person("Ana Bo", "Fiji", sport, page), "a") for page, sport in zip(pages, sports, strict=True)]
    first, second, third = names(*told)
    assert first == second != third
