#!/usr/bin/env python3
"""From a bill to a broken promise through the real program: the order, the case, the facts, the
call, the promise, the day after, the next paper, the refund in a later bill, undo and outcome.
Standard library only."""
import json
import os
import subprocess
import sys
import tempfile

SHUOFA = os.environ.get("SHUOFA") or sys.exit("SHUOFA is not set")
SOURCE = os.environ.get("SHUOFA_SOURCE_DIR") or os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
SAMPLES = os.path.join(SOURCE, "src", "importers", "samples", "alipay_bill_csv")


class Program:
    def __init__(self, vault):
        self.vault = vault

    def run(self, *arguments, on=None, code=0):
        words = [SHUOFA, "--vault", self.vault, "--json", *(["--on", on] if on else []), *arguments]
        done = subprocess.run(words, capture_output=True, timeout=120)
        assert done.returncode == code, (arguments, done.returncode, done.stdout[-800:], done.stderr[-800:])
        return json.loads(done.stdout)

    def says(self, *arguments):
        done = subprocess.run([SHUOFA, "--vault", self.vault, *arguments], capture_output=True, timeout=120)
        assert done.returncode == 0, done.stderr
        return done.stdout.decode()

    def fails(self, id_, code, *arguments, on=None):
        error = self.run(*arguments, on=on, code=code)["error"]
        assert error["id"] == id_ and error["message"], error
        return error


def an_order(program):
    program.run("import", os.path.join(SAMPLES, "app-2023.csv"))
    orders = program.run("orders", "--limit", "1000")["orders"]
    return next(order for order in orders if order["paid"] and float(order["net"]) > 100)


def facts_of(case):
    return {fact["name"]: (fact["value"], fact["source"]) for fact in case["facts"]}


def check_opening(program, order):
    case = program.run("case", "open", "--order", order["id"], on="2026-11-03")
    assert case["order"] == order["id"] and case["state"] == "preparing" and case["whose_turn"] == "us"
    assert facts_of(case)["price_paid"] == (order["paid"], "order"), case["facts"]
    assert case["next_step"]["id"] == "tell_what_happened"
    again = program.fails("case_already_open", 5, "case", "open", "--order", order["id"])
    assert again["detail"] == case["id"], "the error names the open case"
    program.fails("order_not_found", 4, "case", "open", "--order", "ord_01JDA7Z0Q5000000000000000Z")
    program.fails("case_not_found", 4, "case", "show", "cas_01JDA7Z0Q50000000000000000")
    return case["id"]


def check_facts(program, id_):
    wrong = program.fails("fact_unknown", 3, "case", "fact", id_, "recieved_on=2026-11-01")
    assert "received_on" in wrong["detail"], "the nearest name is told"
    program.fails("fact_wrong_kind", 3, "case", "fact", id_, "received_on=yesterday")
    early = program.fails("fact_days_impossible", 3, "case", "fact", id_, "received_on=2026-11-01")
    assert early["where"] == "received_on", early
    case = program.run("case", "fact", id_, "problem=not_as_described", "received_on=2026-11-02",
                       "bought_as_consumer=yes", "sold_through=platform_shop", "goods=unknown", on="2026-11-03")
    facts = facts_of(case)
    assert facts["received_on"] == ("2026-11-02", "user") and facts["goods"] == ("unknown", "user"), facts
    assert case["problem"] == "not_as_described"
    asked = program.run("case", "questions", id_, on="2026-11-03")
    assert asked["asked"] == 5 and asked["about"] >= asked["asked"], asked
    assert asked["next"] is None or asked["next"]["fact"] not in facts, "nothing is asked twice"


def check_call_and_promise(program, id_, order):
    step = program.run("case", "next", id_, on="2026-11-10")["next_step"]
    assert step["id"] == "call_seller" and step["channel"] == "seller" and step["paper"] == "call_script", step
    assert any(order["number"] in line for line in step["script"]), step["script"]
    program.fails("event_field_unknown", 3, "case", "event", id_, "contact", "channel=seller", "mood=angry")
    case = program.run("case", "event", id_, "contact", "channel=seller", "at=10:05", "agent=8012", "ticket=T-77",
                       "said=三天内退", "answer=promised", f"amount={order['net']}", "due=2026-11-13", on="2026-11-10")
    assert case["state"] == "with_seller" and case["whose_turn"] == "seller"
    promise = case["promises"][0]
    assert (promise["state"], promise["due"], promise["what"], promise["days_left"]) == ("open", "2026-11-13", "refund", 3)
    assert case["contacts"][0]["agent"] == "8012" and case["contacts"][0]["at"].startswith("2026-11-10T10:05")
    assert case["next_step"]["id"] == "wait_for_promise" and case["next_step"]["on"] == "2026-11-14"
    assert program.run("case", "show", id_, on="2026-11-13")["promises"][0]["state"] == "open", "due today is not broken"


def check_the_day_after(program, id_):
    case = program.run("case", "show", id_, on="2026-11-14")
    assert case["promises"][0]["state"] == "broken" and case["whose_turn"] == "us"
    step = case["next_step"]
    assert step["id"] == "call_superior" and step["broken"] and step["ticket"] == "T-77", step
    assert step["paper"] == "letter_seller" and any("8012" in line for line in step["script"])
    radar = program.run("radar", on="2026-11-14")["items"]
    assert radar[0]["kind"] == "promise_broken" and radar[0]["case"] == id_ and radar[0]["days_left"] == -1, radar[0]
    today = program.run("today", on="2026-11-14")
    assert today["cases"][0]["id"] == id_ and today["cases"][0]["promises_broken"] == 1 and not today["empty"]
    program.run("case", "event", id_, "contact", "channel=seller", "superior=yes", "answer=refused", on="2026-11-14")
    step = program.run("case", "next", id_, on="2026-11-14")["next_step"]
    assert step["id"] == "ask_platform" and step["paper"] == "letter_platform", step


def check_ladder_and_office(program, id_):
    rungs = {rung["id"]: rung for rung in program.run("case", "ladder", id_, on="2026-11-14")["rungs"]}
    assert rungs["seller"]["state"] == "current" and rungs["platform"]["state"] == "open"
    program.run("case", "event", id_, "complaint_filed", "with=msa_complaint", "ticket=12315-9", on="2026-11-16")
    case = program.run("case", "show", id_, on="2026-11-16")
    assert case["state"] == "with_authority" and case["whose_turn"] == "authority"
    assert case["next_step"]["id"] == "wait_for_12315_decision" and case["next_step"]["on"] == "2026-11-26", case["next_step"]
    assert facts_of(case)["complaint_received_on"] == ("2026-11-16", "event")
    assert program.run("case", "next", id_, on="2026-11-26")["next_step"]["id"] == "call_12315"
    rungs = {rung["id"]: rung for rung in program.run("case", "ladder", id_, on="2026-11-16")["rungs"]}
    assert rungs["consumer_association"]["state"] == "shut" and rungs["consumer_association"]["state_why"]
    undone = program.run("case", "undo", id_, on="2026-11-16")
    assert undone["state"] == "with_seller" and "complaint_filed" not in [event["type"] for event in undone["timeline"]]


def check_closing(program, id_, order):
    program.run("case", "event", id_, "refund_seen", f"amount={order['net']}", "on=2026-11-17", on="2026-11-18")
    case = program.run("case", "show", id_, on="2026-11-18")
    promise = case["promises"][0]
    assert promise["state"] == "broken" and promise["kept_on"] == "2026-11-17", "kept, but late"
    assert case["next_step"]["id"] == "confirm_and_close", case["next_step"]
    program.run("case", "event", id_, "closed", "outcome=all", f"got={order['net']}", on="2026-11-18")
    closed = program.run("case", "show", id_, on="2026-11-19")
    assert closed["state"] == "closed" and closed["whose_turn"] == "nobody" and closed["next_step"] is None
    program.fails("case_is_closed", 5, "case", "event", id_, "contact", "channel=seller", on="2026-11-19")
    results = program.run("results", on="2026-11-19")
    assert results["all"]["got"] == order["net"] and results["by_channel"]["seller"]["outcomes"] == {"all": 1}, results
    assert program.run("case", "list", "--open")["cases"] == []
    assert program.run("case", "list")["cases"][0]["id"] == id_


def check_people(program, id_):
    assert "承诺" in program.says("--on", "2026-11-14", "case", "show", id_)
    english = program.says("--on", "2026-11-14", "--lang", "en", "case", "next", id_)
    assert english.startswith("Next: ") and "。" not in english, english


def check_promise_against_bill(vault):
    """A promise made before the refund of a bill is ticked off by importing that bill."""
    program = Program(vault)
    bill = os.path.join(SAMPLES, "app-2023.csv")
    program.run("import", bill)
    order = next(order for order in program.run("orders", "--limit", "1000")["orders"]
                 if order["refunds"] and order["refunds"][0]["at"])
    refund = order["refunds"][0]
    day = refund["at"][:10]
    id_ = program.run("case", "open", "--order", order["id"], "--problem", "refund_late", on=day)["id"]
    program.run("case", "event", id_, "promise", "by=seller", "what=refund", f"amount={refund['amount']}", f"due={day}", on=day)
    promise = program.run("case", "show", id_)["promises"][0]
    assert promise["state"] == "kept" and promise["kept_on"] == day and promise["kept_by"] == "bill", promise
    assert any(event["type"] == "refund_in_bill" for event in program.run("case", "show", id_)["timeline"])


def main():
    with tempfile.TemporaryDirectory() as folder:
        program = Program(os.path.join(folder, "vault"))
        assert program.run("today")["empty"] is True
        order = an_order(program)
        id_ = check_opening(program, order)
        check_facts(program, id_)
        check_call_and_promise(program, id_, order)
        check_the_day_after(program, id_)
        check_ladder_and_office(program, id_)
        check_people(program, id_)
        check_closing(program, id_, order)
        check_promise_against_bill(os.path.join(folder, "another"))
    print("case journey: done")


if __name__ == "__main__":
    main()
