"""A certificate in readable rows."""

from __future__ import annotations

from orgdesign.app.tabling import Cell
from orgdesign.app.wording import listed
from orgdesign.certify import verify_seal
from orgdesign.pipeline import Solved, start_words


def certificate_rows(solved: Solved) -> list[dict[str, Cell]]:
    """A row for each thing that the certificate says."""
    said = solved.certificate
    versions, settings, evidence = said["versions"], said["settings"], said["evidence"]
    firm = evidence["stated or derived, per cent"]
    facts = {
        "Option": f"{solved.name} ({solved.option})",
        "Status": said["status in words"],
        "Checked": "by a program that shares no code with the solver; it found no fault",
        "Rules checked": listed(said["rules checked"]),
        "Rules switched off by the plan": listed(said["rules off"]),
        "'Should' requests not met": listed(said["unmet"]),
        "Second opinion": _opinions(solved),
        "Rests on": f"{evidence['rows']:,} rows beside the programme's, of which {firm} % are stated or derived",
        "Same again": _reproducible(solved),
        "Started from": start_words(solved.result) or "nothing",
        "Search settings": listed(f"{name} {value}" for name, value in settings.items() if name not in _SAID_APART),
        "Versions": listed(f"{name} {value}" for name, value in versions.items()),
        "Fingerprint of the plan": _parted(said["plan"]),
        "Fingerprint of the design": _parted(said["design"]),
        "Seal": f"{_parted(said['seal'])} ({'intact' if verify_seal(said) else 'BROKEN: do not rely on it'})",
    }
    return [{"Item": name, "What the certificate says": value} for name, value in facts.items()]


def _parted(digest: str) -> str:
    """A fingerprint in parts that can be read aloud and that a narrow screen can wrap."""
    return " ".join(digest[at : at + 16] for at in range(0, len(digest), 16))


def _opinions(solved: Solved) -> str:
    return listed((o.sentence for o in solved.result.opinions), none="not asked")


def _reproducible(solved: Solved) -> str:
    if solved.result.settings.get("reproducible", False):
        return "yes: the same plan and settings, from the same start, give the same design"
    return f"no: {solved.result.cut_short or 'solved by the clock, so it may come out differently'}"


_SAID_APART = frozenset({"reproducible", "ended", "stopped", "start"})
"""Settings that have a row or a sentence of their own."""
