"""What a person has chosen on a page, kept in the address: a copied link opens the same screen, and Back goes
back.

A widget cannot be bound to the address by Streamlit here, because it would write its label there, and a
facet's label carries a count that changes. So this module owns the address of every page: when the address
has moved since the last run (a link, Back), it decides; otherwise the widgets do, and the address is written
after them.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any
from urllib.parse import urlencode

import streamlit as st

from violence_response import words
from violence_response.interface import past_day

IGNORED = frozenset({"embed", "embed_options", past_day.NAME, past_day.CHOOSING})
"""Parts of an address that are no page's: Streamlit's own, and those of looking back."""


@dataclass(slots=True)
class Address:
    """The choices of one page, read from the address and the widgets; make one at the top of a page, `write`
    it at the end."""

    page: str
    _given: dict[str, list[str]] = field(default_factory=dict)
    _has_moved: bool = False
    _is_former: bool = False
    _written: dict[str, list[str]] = field(default_factory=dict)
    _known: set[str] = field(default_factory=set)
    _notices: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        given = {key: st.query_params.get_all(key) for key in st.query_params if key not in IGNORED}
        # A blank at the end, as a link copied out of a mail has it, is not meant.
        self._given = {key.strip(): [value.strip() for value in values] for key, values in given.items()}
        self._is_former = self._given != given
        self._has_moved = st.session_state.get(f"{self.page}.address") != self._given

    # --- what is chosen

    def many(self, name: str, known: Sequence[str], called: str) -> list[str]:
        """The chosen values of a list, those not in `known` left out and said."""
        key = self._key(name)
        is_given = self._has_moved or key not in st.session_state
        asked: list[str] = self._given.get(name, []) if is_given else st.session_state[key]
        # A question that the register cannot answer is reported, not silently widened.
        meant = [_meant(value, known) for value in asked]
        strange = [value for value in meant if value not in known]
        chosen = [value for value in dict.fromkeys(meant) if value in known]
        if strange:
            verb = "is" if len(strange) == 1 else "are"
            self._notices.append(
                f"The link asks for {called} that {verb} not in the register: "
                f"{words.joined(strange)[:200]}. {'The others were kept' if chosen else 'All are shown'}."
            )
        self._keep(name, chosen)
        return chosen

    def one(self, name: str, known: Sequence[str], called: str, default: str) -> str:
        """The chosen value out of `known`; anything else gives the default, and is said."""
        asked = _meant(self._asked(name, default), known)
        if asked not in known:
            article = "an" if called[0] in "aeiou" else "a"
            self._notices.append(
                f'"{asked[:100]}" is not {article} {called} that is known here; the usual one is shown.'
            )
            asked = default
        self._keep(name, [] if asked == default else [asked])
        return asked

    def text(self, name: str, most: int = 200) -> str:
        """What was typed, without spaces around it."""
        asked = self._asked(name, "").strip()[:most]
        self._keep(name, [asked] if asked else [])
        return asked

    def number(self, name: str, highest: int) -> int:
        """A page number from 1 to `highest`; beyond it, the last."""
        asked = self._asked(name, "1")
        value = int(asked) if asked.isascii() and asked.isdigit() else 0
        if value < 1:
            self._notices.append(f'"{asked[:100]}" is not a page number; the first page is shown.')
        value = min(max(value, 1), max(highest, 1))
        self._keep(name, [] if value == 1 else [str(value)])
        return value

    def day(self, name: str, called: str, default: date | None) -> date | None:
        """The day asked for, such as 2025-03-03; anything else gives the default, and is said."""
        asked = self._asked(name, default.isoformat() if default else "")
        value = default
        try:
            value = date.fromisoformat(asked) if asked else default
        except ValueError:
            self._notices.append(f'"{asked[:100]}" is not a date for {called}; the usual one is taken.')
        self._keep(name, [] if value is None or value == default else [value.isoformat()])
        return value

    def subject(self, name: str, called: str, known: bool) -> None:
        """Say that the one thing a link names is not in the register (`known` is whether it was found), and
        drop it."""
        asked = self.subject_id(name)
        self._known.add(name)
        if asked and known:
            self._written[name] = [asked]
        elif asked:
            self._notices.append(
                f'There is no {called} called "{asked[:100]}" in the register; all are shown.'
            )

    def subject_id(self, name: str) -> str:
        """The key of the one thing that the link names, or an empty text."""
        return (self._given.get(name) or [""])[0]

    def imply(self, name: str, value: str) -> None:
        """Take a value as if the link had named it, where it names none: one part of a link may imply
        another."""
        self._given.setdefault(name, [value])

    def former(self, old: str, new: str, meanings: Mapping[str, Sequence[str]]) -> None:
        """Take a part of an old link under its present name, each old value as the present ones it meant."""
        if old in self._given:
            values = [each for value in self._given.pop(old) for each in meanings.get(value, [value])]
            self._given[new] = [*self._given.get(new, []), *values]
            self._is_former = True

    def drop(self, name: str, notice: str = "") -> None:
        """Leave a choice out of the address, and say why."""
        self._known.add(name)
        self._written.pop(name, None)
        st.session_state.pop(self._key(name), None)
        if notice:
            self._notices.append(notice)

    def say(self, notice: str) -> None:
        """Tell the person something about what was asked for, at the end of the page."""
        self._notices.append(notice)

    def names(self, *parts: str) -> bool:
        """Whether a link that has just been followed, or Back, names one of these parts."""
        return self._has_moved and any(part in self._given for part in parts)

    def link(self, label: str, **changed: str) -> str:
        """Markdown for a link to this page with its present choices, but for those in `changed`."""
        return f"[{words.markdown(label)}]({self.changed(**changed)})"

    def changed(self, **changed: str | Sequence[str]) -> str:
        """The address of this page with its present choices, but for those in `changed`; no empty ones."""
        query = urlencode(
            {key: each for key, each in {**self._written, **changed}.items() if each}, doseq=True
        )
        return f"./{self.page}{f'?{query}' if query else ''}"

    def toggled(self, name: str, value: str) -> str:
        """The address of this page with one value of a list chosen, or left out where it is chosen; on its
        first page."""
        chosen = self._written.get(name, [])
        others = [each for each in chosen if each != value]
        values = others if value in chosen else [*chosen, value]
        choices = {key: each for key, each in self._written.items() if key not in (name, "page")}
        query = urlencode({**choices, **({name: values} if values else {})}, doseq=True)
        return f"./{self.page}?{query}" if query else f"./{self.page}"

    # --- widgets

    def multiselect(
        self, name: str, label: str, options: Mapping[str, str], chosen: list[str], **more: Any
    ) -> None:
        """A list to choose several from: `options` maps each value to its label, which may carry a count."""
        st.session_state[self._key(name)] = chosen
        st.multiselect(
            label, list(options), format_func=lambda v: options.get(v, v), key=self._key(name), **more
        )

    def selectbox(self, name: str, label: str, options: Mapping[str, str], chosen: str, **more: Any) -> None:
        """A list to choose one from."""
        st.session_state[self._key(name)] = chosen
        st.selectbox(
            label, list(options), format_func=lambda v: options.get(v, v), key=self._key(name), **more
        )

    def segments(self, name: str, label: str, options: Mapping[str, str], chosen: str, **more: Any) -> None:
        """A few choices side by side, one of them chosen; in a second row where there is no room, since a
        choice that has to be scrolled to is not found."""
        st.session_state[self._key(name)] = chosen
        st.segmented_control(
            label,
            list(options),
            format_func=lambda v: options.get(v, v),
            key=self._key(name),
            required=True,
            wrap=True,
            **more,
        )

    def field(self, name: str, label: str, chosen: str, **more: Any) -> None:
        """A field for one line of text."""
        st.session_state[self._key(name)] = chosen
        st.text_input(label, key=self._key(name), max_chars=200, **more)

    def area(self, name: str, label: str, chosen: str, **more: Any) -> None:
        """A field for several lines of text."""
        # Setting it again would replace what is being typed in it.
        if st.session_state.get(self._key(name)) != chosen:
            st.session_state[self._key(name)] = chosen
        st.text_area(label, key=self._key(name), **more)

    def search(self, name: str, label: str, chosen: str, **more: Any) -> None:
        """A field for words to look for."""
        st.session_state[self._key(name)] = chosen
        st.text_input(label, key=self._key(name), max_chars=200, icon=":material/search:", **more)

    def date(self, name: str, label: str, chosen: date | None, **more: Any) -> None:
        """A field for a day."""
        st.session_state[self._key(name)] = chosen
        st.date_input(label, key=self._key(name), format="DD/MM/YYYY", **more)

    def pages(self, name: str, count: int, chosen: int) -> None:
        """Numbered pages, shown only where there is more than one."""
        if count < 2:
            return
        key = self._key(name)
        if st.session_state.get(key, chosen) != chosen:
            st.session_state[key] = chosen
        st.pagination(count, default=chosen, key=key)

    def first_page(self, name: str = "page") -> None:
        """For `on_change` of the other widgets: another question starts at its first page."""
        st.session_state[self._key(name)] = 1

    def restart(self, *kept: str) -> None:
        """For `on_change` of a widget on which all others depend: forget what else was chosen."""
        values = {name: st.session_state.get(self._key(name)) for name in kept}
        kept_too = {key: st.query_params.get_all(key) for key in st.query_params if key in IGNORED}
        st.query_params.from_dict({**kept_too, **{name: value for name, value in values.items() if value}})

    def carry(self, *names: str) -> None:
        """Keep parts of the address that another view of the page uses; a name with a dot at its end is a
        beginning."""
        for name, values in self._given.items():
            if name in names or name.startswith(tuple(each for each in names if each.endswith("."))):
                self._known.add(name)
                self._written.setdefault(name, values)

    def written(self) -> str:
        """What is chosen, as the part of an address after the question mark."""
        return urlencode(self._written, doseq=True)

    # --- the end of a page

    def write(self) -> None:
        """Put the choices into the address, and say what in it could not be used."""
        for name in [key for key in self._given if key not in self._known]:
            self._notices.append(
                f'The link has a part that this page does not know ("{name[:60]}"); it was left out.'
            )
        if self._is_former or self._given != self._written:
            kept = {key: st.query_params.get_all(key) for key in st.query_params if key in IGNORED}
            st.query_params.from_dict({**kept, **self._written})
        st.session_state[f"{self.page}.address"] = self._written
        for notice in self._notices:
            st.info(words.markdown(notice), icon=":material/info:")

    def _key(self, name: str) -> str:
        return f"{self.page}.{name}"

    def _asked(self, name: str, default: str) -> str:
        key = self._key(name)
        if self._has_moved or key not in st.session_state:
            return (self._given.get(name) or [default])[0]
        value = st.session_state[key]
        return default if value is None else str(value)

    def _keep(self, name: str, written: list[str]) -> None:
        self._known.add(name)
        if written:
            self._written[name] = written


def _meant(asked: str, known: Sequence[str]) -> str:
    """The known value that a text means: itself, or the only one that differs in capitals or blanks at its
    ends."""
    if asked in known:
        return asked
    near = [value for value in known if value.strip().casefold() == asked.strip().casefold()]
    return near[0] if len(near) == 1 else asked
