"""Bouts: a row each, with who won, who lost and the score; group rows or the line above tell the round."""

import re
from collections.abc import Iterator

from kg.cells import Reader, blank, entry, headed, status, team_size, told
from kg.columns import Column, View
from kg.grid import Row, Slot
from kg.headers import stage, whole
from kg.lexicon import Lexicon
from kg.page import Findings, Voice
from kg.statement import Mention, Statement
from kg.text import dates

RULE = "bouts/bout"
SCORE = re.compile(r"\d{1,3} ?[:–—-] ?\d{1,3}")


def fits(view: View) -> bool:
    """Whether there is a column of winners and one of losers."""
    return view.has("loser") and _winners(view) is not None


def read(reader: Reader, view: View) -> Findings:
    """Both sides of each bout, the score and who won."""
    lexicon = reader.page.lexicon
    lines = (line.text for line in reversed(view.context.lines))
    part = next((found for text in lines if (found := stage(text, lexicon))), "")
    day: Slot | None = None
    for row in view.grid.rows:
        if row.group:
            day = next((slot for slot in row.slots if slot), None)
            part = (stage(day.text, lexicon) if day else "") or part
        else:
            said = _row(reader, view, row, part, day)
            yield from told(reader, view, row, said, "no event, winner and loser are certain here")


def _winners(view: View) -> Column | None:
    return next((column for column in view.columns if view.lexicon.tells("winner", column.words)), None)


def _row(reader: Reader, view: View, row: Row, part: str, day: Slot | None) -> Iterator[Statement]:
    contest, winner, lexicon = headed(reader, view), _winners(view), reader.page.lexicon
    loser = next(column for column in view.columns if column.role == "loser")
    others = any(view.lexicon.tells("other bouts", line.text) for line in view.context.lines)
    if contest is None or winner is None or not part or others:
        return
    sides = [(row.slots[column.index - 1], _land(view, row, column)) for column in (winner, loser)]
    made = [_side(reader, contest, slot, land) for slot, land in sides if slot and not blank(slot.text)]
    entered = [each for each in made if each is not None]
    if len(entered) != len(sides) or len(made) != len(sides):
        return
    score = view.slot(row, "mark") or view.slot(row, "points")
    for order, (got, said) in enumerate(entered):
        slot = sides[order][0]
        yield from said
        if slot is not None:
            run = run_of(part, got, reader.page.lexicon)
            yield from outcome(run, entered[1 - order][0].part("competitor"), reader.voice(slot, RULE), won=order == 0)
            if score is not None:
                yield from scored(run, score.text.strip(), reader.voice(score, "bouts/score"), lexicon, won=order == 0)
            yield from _day(reader, day, run)


def _land(view: View, row: Row, side: Column) -> Slot | None:
    """The cell of the nation beside a side: the nearest one of a nation behind it."""
    behind = [column for column in view.columns if column.role == "country" and column.index > side.index]
    return row.slots[behind[0].index - 1] if behind else None


def _side(reader: Reader, contest: Mention, slot: Slot, land: Slot | None) -> tuple[Mention, list[Statement]] | None:
    names = reader.names(slot, team_size(contest.text, reader.page.lexicon) or 0)
    nation = reader.nation(land) or reader.nation(slot)
    return entry(reader, names, contest, nation, reader.voice(slot, "bouts/competitor"))


def run_of(part: str, got: Mention, lexicon: Lexicon) -> Mention:
    """A bout of a result; the final is the result itself."""
    return got if whole(part, lexicon) else Mention("Run", parts=(("phase", part), ("result", got)), at=got.at)


def outcome(run: Mention, opponent: Mention | None, voice: Voice, *, won: bool) -> Iterator[Statement]:
    """The opponent of one side of a bout, and whether it won."""
    if run.kind == "Run" and opponent is not None:
        yield voice.says(run, "opponent", opponent)
        yield voice.says(run, "won", won)


def scored(run: Mention, score: str, voice: Voice, lexicon: Lexicon, *, won: bool) -> Iterator[Statement]:
    """The score of one side of a bout; that a loser did not start or finish."""
    word = status(score.split(" ", maxsplit=1)[0], lexicon)
    if word and not won:
        yield voice.says(run, "status", voice.code(word))
    elif SCORE.fullmatch(score):
        yield voice.says(run, "mark", score)


def _day(reader: Reader, head: Slot | None, run: Mention) -> Iterator[Statement]:
    """The day that the row above a round tells."""
    found = dates.day(head.text, reader.page.topic.held) if head else None
    if head is not None and found is not None:
        yield reader.voice(head, "bouts/date").says(run, "date", found)
