#include "cli/case_words.h"

#include "domain/cases/step_builder.h"

#include <fmt/format.h>

namespace shuofa {
namespace {

std::string in_words(const Console& console, std::string_view party) {
    const auto known = enum_from_name<Party>(party);
    return known ? console.say(party_words(*known)) : std::string{party};
}

Phrase promise_state_words(std::string_view state) {
    if (state == "kept") return {"已兑现", "kept"};
    if (state == "broken") return {"没有兑现", "broken"};
    return {"等待中", "open"};
}

Phrase rung_state_words(RungState state) {
    switch (state) {
        case RungState::Done:
            return {"已试过", "tried"};
        case RungState::Current:
            return {"正在进行", "here now"};
        case RungState::Open:
            return {"可以走", "open"};
        case RungState::Later:
            return {"还早", "later"};
        case RungState::Shut:
            return {"暂时走不通", "shut for now"};
    }
    return {};
}

Phrase known_words(Known known) {
    switch (known) {
        case Known::Yes:
            return {"是", "yes"};
        case Known::No:
            return {"否", "no"};
        case Known::Unknown:
            return {"还不知道", "not known"};
    }
    return {};
}

void print_promises(const CaseView& view, Console& console) {
    for (const PromiseView& promise : view.promises) {
        const std::string due = promise.due ? day_text(*promise.due) : "?";
        const std::string what = !promise.said.empty() ? promise.said
                                 : promise.amount      ? promise.amount->text()
                                                       : promise.what;
        console.print(fmt::format("  {}  {}  {}  [{}]", due, in_words(console, promise.by), what,
                                  console.say(promise_state_words(promise.state))));
    }
}

void print_timeline(const CaseView& view, Console& console) {
    for (const CaseEventView& event : view.timeline) {
        std::string line = fmt::format("  {}  {}", day_text(event.day), event.title);
        if (!event.channel.empty()) line += " · " + in_words(console, event.channel);
        if (!event.text.empty()) line += " · " + event.text;
        console.print(line);
    }
}

}  // namespace

Phrase stage_words(std::string_view stage) {
    if (stage == "preparing") return {"准备中", "preparing"};
    if (stage == "with_seller") return {"与卖家交涉", "with the seller"};
    if (stage == "with_platform") return {"平台处理中", "with the platform"};
    if (stage == "with_authority") return {"投诉处理中", "with an authority"};
    if (stage == "with_court") return {"法院阶段", "with the court"};
    return {"已结案", "closed"};
}

void print_next_step(const std::optional<NextStepView>& step, Console& console) {
    if (!step) {
        console.print(console.say({"已结案，没有下一步。", "The case is closed; nothing to do."}));
        return;
    }
    console.print(fmt::format("{}{}", console.say({"下一步：", "Next: "}), step->title));
    std::string when = fmt::format("  {}{}", console.say({"从 ", "from "}), day_text(step->on));
    if (step->by) when += console.say({"，最迟 ", ", not later than "}) + day_text(*step->by);
    console.print(when);
    console.print("  " + step->why);
    if (step->paper) {
        console.print(fmt::format("  {}{}", console.say({"文书：", "paper: "}), *step->paper));
    }
    for (const std::string& line : step->script) {
        console.print("  - " + line);
    }
    for (const StepNeedView& need : step->needs) {
        console.print(console.say({"  备好：", "  have ready: "}) + need.title);
    }
}

void print_case(const CaseView& view, Console& console) {
    console.print(fmt::format("{}  {}", view.id.text(), view.title));
    console.print(fmt::format("  {}{}", console.say({"进展：", "state: "}),
                              console.say(stage_words(view.state))));
    for (const CaseFactView& fact : view.facts) {
        console.print(fmt::format("  {}: {}  ({})", fact.title.empty() ? fact.name : fact.title,
                                  fact.value_text, fact.source));
    }
    if (!view.promises.empty()) {
        console.print(console.say({"承诺", "Promises"}));
        print_promises(view, console);
    }
    console.print(console.say({"经过", "What happened"}));
    print_timeline(view, console);
    print_next_step(view.next_step, console);
}

void print_case_row(const CaseRowView& row, Console& console) {
    std::string line =
        fmt::format("{}  {}  {}", row.id.text(), console.say(stage_words(row.state)), row.title);
    if (row.next_step) {
        line += fmt::format("  → {} ({})", row.next_step->title, day_text(row.next_step->on));
    }
    console.print(line);
}

void print_question(const CaseQuestionsView& view, Console& console) {
    if (!view.next) {
        console.print(
            console.say({"没有会改变结论的问题了。", "No answer could change the outcome."}));
        return;
    }
    console.print(fmt::format("{} / {}  {}", view.asked + 1, view.about, view.next->question));
    if (!view.next->why.empty()) console.print("  " + view.next->why);
    for (const QuestionChoiceView& choice : view.next->choices) {
        console.print(fmt::format("  {}  {}", choice.id, choice.title));
    }
    console.print(fmt::format("  shuofa case fact ID {}=...", view.next->fact));
}

void print_ladder(const std::vector<Rung>& rungs, Console& console) {
    for (const Rung& rung : rungs) {
        std::string head = fmt::format("{}  [{}]", console.say(rung.title),
                                       console.say(rung_state_words(rung.state)));
        if (rung.earliest) head += "  " + day_text(*rung.earliest);
        console.print(head);
        if (!rung.state_why.empty()) console.print("  " + console.say(rung.state_why));
        console.print(console.say({"  能给：", "  gives: "}) + console.say(rung.gives));
        console.print(console.say({"  费用：", "  cost: "}) + console.say(rung.cost));
        console.print(console.say({"  时间：", "  time: "}) + console.say(rung.takes));
        console.print(console.say({"  依据：", "  ground: "}) + console.say(rung.ground));
        for (const EntryCondition& condition : rung.conditions) {
            console.print(fmt::format("  · {} — {}", console.say(condition.text),
                                      console.say(known_words(condition.met))));
        }
    }
}

void print_event_types(Console& console) {
    for (const auto& entry : enum_names<CaseEventType>) {
        if (entry.value == CaseEventType::Opened || entry.value == CaseEventType::Undone) continue;
        console.print(fmt::format("{}  {}", entry.name, console.say(event_title(entry.value))));
        for (const EventField& field : fields_of(entry.value)) {
            std::string line =
                fmt::format("    {}{}  {}", field.name, field.required ? " *" : "",
                            console.say({std::string{field.zh}, std::string{field.en}}));
            for (std::size_t i = 0; i < field.choices.size(); ++i) {
                line += (i == 0 ? ": " : ", ") + std::string{field.choices[i]};
            }
            console.print(line);
        }
    }
}

}  // namespace shuofa
