"""canon/1 once more, from docs/canonical-text.md alone: reads lines of JSON strings, writes each one's canonical text and hash as JSON."""

import hashlib
import json
import re
import sys

WHITE = "\t\n\x0b\x0c\r \x85\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000"
INVISIBLE = "\0-\x08\x0e-\x1f\x7f\xad\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff"
SHAPES = {"'": "\u2018-\u201b\u2032\u02bc\xb4`", '"': "\u201c-\u201f\u2033\xab\xbb", "-": "\u2010-\u2015\u2212", "...": "\u2026"}
HINT = r"\(opens (?:in (?:a )?new (?:window|tab)|a new window)\)"
EMAIL = r"\[email protected\]|[\w.%+-]+@[A-Za-z0-9.-]*[A-Za-z0-9]"
NUMBERS = r"\d{1,3}(?:\.\d{1,3})*"
LABEL = rf"(?:[A-Za-z]|[ivxIVX]{{1,5}}|{NUMBERS})"
BULLET = "[•◦▪▫‣·●○■□◆◇➢➤►▶✓✔⁃∙*\uf0b7\uf0a7-]"


def email(match):
    if match[0].startswith("["):
        return "[email]"
    top = match[0].rpartition("@")[2].rpartition(".")
    return "[email]" if top[1] and re.fullmatch("[A-Za-z]{2,}", top[2]) else match[0]


def is_section(rest):
    return len(rest) > 1 and rest[0].isupper() and rest[1].islower()


def unmarked(text):
    while True:
        marker = re.match(rf"(?:{BULLET}|\({LABEL}\)|{LABEL}[.)]) ", text, re.ASCII)
        section = re.match(rf"\d{{1,3}}(?:\.\d{{1,3}})+ ", text, re.ASCII)
        if section and is_section(text[section.end() :]):
            marker = section
        if not marker:
            return text
        text = text[marker.end() :]


def canonical(text):
    text = re.sub(f"[{INVISIBLE}]", "", text)
    for plain, shapes in SHAPES.items():
        text = re.sub(f"[{shapes}]", plain, text)
    text = re.sub(f"[{WHITE}]+", " ", text).strip(" ")
    while hint := re.search(HINT, text):
        before, behind = text[: hint.start()], text[hint.end() :]
        text = (before[:-1] if before.endswith(" ") else before) + (behind if before else behind.removeprefix(" "))
    text = re.sub(EMAIL, email, text, flags=re.ASCII)
    return unmarked(text) or text


for line in sys.stdin:
    result = canonical(json.loads(line))
    print(json.dumps([result, hashlib.sha256(result.encode()).hexdigest()]))
