"""Every topic the project began from has its page, deeper than where it came from."""

from __future__ import annotations

import pytest

from fieldguide.graph import Key

pytestmark = pytest.mark.this_hub

TOPICS = {
    "the opportunity gap in mathematics": ["guide:opportunity-gap", "learner-group:economically-disadvantaged"],
    "collective teacher efficacy": ["guide:collective-teacher-efficacy"],
    "differentiation, support and growth mindset": ["strategy:tiered-tasks", "strategy:mistakes-as-information"],
    "collaboration and shared responsibility": ["coaching-model:plc-coaching", "coaching-practice:plc-meeting"],
    "conditions: training, team teaching, decisions by data": [
        "guide:what-leaders-do",
        "coaching-practice:data-conversation",
    ],
    "the coach's role": ["guide:coachs-role"],
    "what makes coaching work": ["guide:what-makes-coaching-work"],
    "one-to-one development": ["coaching-practice:one-to-one-development"],
    "collaborative planning": ["coaching-practice:co-planning"],
    "modelling": ["coaching-practice:modeling-lessons"],
    "data-driven instruction": ["coaching-practice:data-conversation", "coaching-model:data-driven-coaching"],
    "community of practice": ["coaching-practice:plc-meeting", "coaching-practice:content-study"],
    "benefits for teachers, and their limits": ["guide:benefits-and-limits-of-coaching"],
    "resistance to change": ["challenge:resistance-to-change"],
    "lack of time": ["challenge:lack-of-time"],
    "misalignment with district goals": ["challenge:misalignment-with-district-goals"],
    "showing effectiveness and funding": ["challenge:showing-impact-and-funding"],
    "collaborative model": ["coaching-model:collaborative-coaching"],
    "classroom-based model": ["coaching-model:classroom-based-coaching"],
    "professional learning community model": ["coaching-model:plc-coaching"],
    "evaluation": ["guide:evaluating-impact", "coaching-practice:impact-review"],
    "shared leadership and the future": ["guide:where-coaching-is-going", "coaching-model:student-centered-coaching"],
    "peer coaching": ["coaching-model:peer-coaching", "coaching-practice:peer-observation"],
    "virtual coaching": ["coaching-model:virtual-coaching", "guide:virtual-and-rural-coaching"],
    "culturally responsive coaching": ["coaching-model:culturally-responsive-coaching"],
    "artificial intelligence": ["guide:ai-in-coaching", "coaching-model:ai-supported-coaching"],
    "special education": ["learner-group:students-with-disabilities"],
    "English language learners": ["learner-group:english-learners"],
    "gifted and advanced": ["learner-group:gifted-advanced"],
    "settings": ["guide:settings-urban-suburban-rural-alternative"],
    "co-teaching": ["strategy:co-teaching-structures", "coaching-practice:co-teaching-with-coach"],
    "culturally responsive pedagogy": ["strategy:culturally-relevant-tasks"],
    "California districts": ["case-study:garden-grove-math", "case-study:long-beach-math", "case-study:sanger-plc"],
    "New York programs": ["case-study:nyc-district-2"],
    "a rise in third-grade scores": ["case-study:virginia-math-specialists"],
    "peer coaching in a suburban district": ["case-study:hopkins-suburban-network"],
    "data-driven instruction in a rural district": ["case-study:alabama-dekalb-numeracy"],
    "lessons across cases": ["guide:lessons-across-cases"],
    "failed initiatives": ["challenge:generic-practice-without-context", "challenge:coach-without-development"],
    "unclear communication": ["challenge:unclear-communication"],
    "journals": ["resource:jrme", "resource:mtlt", "resource:mte"],
    "engagement and love of mathematics": ["strategy:math-identity-stories", "strategy:low-floor-high-ceiling-tasks"],
}


@pytest.mark.parametrize("topic", TOPICS)
def test_the_topic_has_its_page(catalogue, topic):
    missing = [name for name in TOPICS[topic] if not catalogue.get(Key(*name.split(":", 1)))]
    assert missing == []


def test_settings_have_pages(tree):
    assert {f"vocabulary/locales/{name}.md" for name in ("urban", "suburban", "town", "rural")} <= set(tree)
    assert "vocabulary/school-types/alternative.md" in tree


def test_the_library_has_a_shelf_for_every_kind_of_resource_asked_for(catalogue):
    types = {entry.record.type for entry in catalogue.all("resource")}
    asked = {
        "journal",
        "book",
        "practice-guide",
        "organization",
        "conference",
        "standard",
        "instrument",
        "tool",
        "platform",
        "collection",
    }
    assert asked - types == set()
