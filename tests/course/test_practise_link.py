"""The link to the quizzes in the header: hidden, marked as one that spoils, and absent where there is no such page."""

from __future__ import annotations

import importlib.util
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

HOOK = Path(__file__).parents[2] / "plugins/course/theme/hook.py"
HEADER = '<nav><form class="md-header__option" data-md-component="palette"></form></nav>'
OPTIONS = {"casebook.markdown": {"site_id": "small"}}


@pytest.fixture(scope="module")
def hook() -> Any:
    spec = importlib.util.spec_from_file_location("hook_of_the_theme", HOOK)
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def config(address: str) -> SimpleNamespace:
    return SimpleNamespace(extra={"practise_address": address}, mdx_configs=OPTIONS)


@pytest.mark.parametrize(("url", "address"), [("index.html", "practise.html"), ("case/index.html", "../practise.html")])
def test_it_is_hidden_and_leads_from_every_folder(hook: Any, url: str, address: str) -> None:
    html = hook.lead_to_practise(HEADER, url, config("practise.html"))
    assert f'<a class="md-header__button spoils to-practise" href="{address}" hidden>Practise</a>' in html
    assert 'localStorage["small/case"]' in html


def test_without_such_a_page_there_is_none(hook: Any) -> None:
    assert hook.lead_to_practise(HEADER, "index.html", config("")) == HEADER
