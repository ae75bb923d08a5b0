#include "views/ladder_view.h"

#include "formats/describe.h"

namespace shuofa {
namespace {

std::optional<std::string> or_null(const std::string& text) {
    return text.empty() ? std::nullopt : std::optional{text};
}

RungView rung_view(const Rung& rung, Language language) {
    RungView view{.id = rung.id,
                  .title = rung.title.in(language),
                  .state = std::string{name_of(rung.state)},
                  .state_why = rung.state_why.in(language),
                  .gives = rung.gives.in(language),
                  .force = rung.force.in(language),
                  .ground = rung.ground.in(language),
                  .conditions = {},
                  .earliest = rung.earliest,
                  .cost = rung.cost.in(language),
                  .takes = rung.takes.in(language),
                  .step = or_null(rung.step),
                  .paper = or_null(rung.paper)};
    for (const EntryCondition& condition : rung.conditions) {
        view.conditions.push_back(
            {condition.text.in(language), std::string{name_of(condition.met)}});
    }
    return view;
}

}  // namespace

LadderView ladder_view(const std::vector<Rung>& rungs, Language language) {
    LadderView view;
    for (const Rung& rung : rungs) {
        view.rungs.push_back(rung_view(rung, language));
    }
    return view;
}

EventTypesView event_types_view(Language language) {
    EventTypesView view;
    for (const auto& entry : enum_names<CaseEventType>) {
        if (entry.value == CaseEventType::Opened || entry.value == CaseEventType::Undone) continue;
        EventTypeView type{std::string{entry.name}, event_title(entry.value).in(language), {}};
        for (const EventField& field : fields_of(entry.value)) {
            const Phrase title{std::string{field.zh}, std::string{field.en}};
            type.fields.push_back({std::string{field.name},
                                   std::string{name_of(field.kind)},
                                   title.in(language),
                                   field.required,
                                   {field.choices.begin(), field.choices.end()}});
        }
        view.types.push_back(std::move(type));
    }
    return view;
}

std::string to_json(const LadderView& view) { return describe::to_text(view); }
std::string to_json(const EventTypesView& view) { return describe::to_text(view); }

}  // namespace shuofa
