"""What a match of a sentence pattern says: one small function a relation, all of one signature.

The table `RELATIONS` is the registry; `data/prose.toml` names its keys.
"""

from collections.abc import Callable, Iterator
from types import MappingProxyType

from kg.patterns import Match
from kg.relations import ceremonies, crews, games, honours, medals, results, rosters, teams
from kg.scene import Scene
from kg.statement import Statement

Relation = Callable[[Scene, Match], Iterator[Statement]]

RELATIONS: MappingProxyType[str, Relation] = MappingProxyType(
    {
        "role": ceremonies.role,
        "flag-bearer": ceremonies.flag_bearer,
        "bearer-announced": ceremonies.bearer_announced,
        "marched": ceremonies.marched,
        "spoke": ceremonies.spoke,
        "relayed": ceremonies.relayed,
        "title": ceremonies.title,
        "start-time": ceremonies.start_time,
        "performers": ceremonies.performers,
        "held": ceremonies.held,
        "scheduled": ceremonies.scheduled,
        "host": games.host,
        "parade": ceremonies.parade,
        "postponed": games.host,
        "team": teams.team,
        "squad": teams.squad,
        "medal-count": teams.medals,
        "appearance": teams.appearance,
        "first-appearance": teams.first_appearance,
        "committee": teams.committee,
        "debut": teams.debut,
        "took-part": teams.took_part,
        "class": results.sport_class,
        "raced": results.raced,
        "outcome": results.outcome,
        "withdrew": results.withdrew,
        "unfinished": results.unfinished,
        "round-day": results.round_day,
        "medal": medals.medal,
        "followed": medals.followed,
        "won": medals.won,
        "beaten": medals.beaten,
        "duel": medals.duel,
        "closed": medals.closed,
        "crew": crews.members,
        "nation-crew": crews.of_nation,
        "crew-medal": crews.medal,
        "final": crews.final,
        "former-medal": honours.medallist,
        "olympian": honours.olympian,
        "medal-then": honours.medal_then,
        "reigning": honours.reigning,
        "world-champion": honours.world_champion,
        "returned": honours.returned,
        "honoured": honours.honoured,
        "entered": results.entered,
        "qualified": results.qualified,
        "contended": results.qualified,
        "athlete": results.athlete,
        "born": results.born,
        "numbers": games.numbers,
        "listed": rosters.listed,
        "placed": rosters.placed,
        "selected": rosters.selected,
        "stand-in": rosters.stand_in,
        "substitute": results.qualified,
        "edition-host": games.edition_host,
        "hosted": games.hosted,
        "host-nation": games.host_nation,
        "own-host": games.own_host,
        "sport-venue": games.venue_of_sport,
        "broadcaster": ceremonies.broadcaster,
        "motto": games.motto,
        "medal-rank": teams.ranked,
        "left": rosters.left,
    }
)
