"""Every text that stands on paper, one field each; `resources/paper/texts` says them."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Texts:
    """Words on paper in one language, section by section as in the files."""

    language: str

    # dates
    months: tuple[str, ...]
    weekdays: tuple[str, ...]
    decimal_mark: str
    first_of_month: str
    day_is: str
    long_day_is: str
    days_of_month: str
    days_apart: str
    when_is: str
    clock_is: str
    whole_hour: str
    hours_are: str
    one_minute: str
    many_minutes: str
    short_minutes: str
    one_hour: str
    many_hours: str

    # every page
    page_of: str
    one_person: str
    many_people: str
    millimetres_are: str

    # places
    table: str
    group: str
    table_is: str
    group_is: str
    round_is: str
    with_leader: str
    with_host: str
    ask_host: str

    # badges
    name_badges: str
    facilitator: str
    mentor: str
    helper: str
    guidelines: str

    # sign in
    sign_in: str
    name: str
    pronouns: str
    signature: str
    here: str
    read_back: str

    # agenda
    agenda: str
    lecture: str
    discussion: str
    hands_on: str
    ice_breaker: str
    peer_tutoring: str
    questions: str
    mastermind: str
    coaching: str
    project: str
    break_: str
    opening: str
    closing: str

    # groups
    groups: str
    groups_of_round: str
    people: str
    find_table: str
    find_group: str
    table_cards: str
    group_cards: str
    my_tables: str
    my_groups: str

    # feedback
    feedback: str
    feedback_lead: str
    worth_it: str
    learned: str
    pace: str
    welcome: str
    recommend: str
    least: str
    most: str
    was_good: str
    should_change: str

    # certificates
    certificates: str
    attendance: str
    given_to: str
    took_part_in: str
    host: str
    number_is: str
    in_place_of: str
    next_is: str
    duplicate: str
    expires_on: str
    came_to: str
    was_there: str
    feedback_given: str
    assessment_passed: str
    topic_is: str
    licence_is: str
    issued_on: str

    # signs
    room_signs: str
    group_signs: str
    name_tents: str
    my_name_is: str

    # handout
    handout: str
    to_read_on: str
    notes: str

    # certificate_list
    who_got_one: str
    certificate_no: str
    received: str

    # poster
    poster: str
    with_your_phone: str
    wifi: str
    join_wifi: str
    wifi_password: str
    point_camera: str
    find_name: str
    type_word: str
    no_phone: str

    # trial
    trial: str
    made_up: str
    measure: str
    many_scripts: str

    # calibration
    calibration: str
    hold_to_light: str
    fold_in_half: str
    at_the_edge: str
    was_moved: str
    behind: str

    # recovery_sheet
    recovery_sheet: str
    recovery_lead: str
    recovery_fingerprint: str
    recovery_made: str
    recovery_keep: str
    recovery_where: str
    recovery_back: str
    recovery_how: str
