#include "domain/cases/case_event.h"

#include "base/money.h"
#include "base/text.h"

#include <algorithm>
#include <charconv>

namespace shuofa {
namespace {

constexpr ErrorReason event_type_unknown{"event_type_unknown", ErrorCode::InvalidInput,
                                         "没有这种记录类型，请从列出的类型里选。",
                                         "There is no such type of event: choose one of the list."};
constexpr ErrorReason event_field_unknown{"event_field_unknown", ErrorCode::InvalidInput,
                                          "这种记录没有这一项，请检查名称。",
                                          "This type of event has no such field: check its name."};
constexpr ErrorReason event_field_missing{"event_field_missing", ErrorCode::InvalidInput,
                                          "缺少必填的一项，请补上。",
                                          "A required field is missing: add it."};
constexpr ErrorReason event_field_wrong{"event_field_wrong", ErrorCode::InvalidInput,
                                        "这一项的写法不对，请按要求填写。",
                                        "This field is written in the wrong way."};
constexpr ErrorReason event_in_future{
    "event_in_future", ErrorCode::InvalidInput, "记录的日期不能晚于今天，请改成发生的那一天。",
    "An event cannot lie in the future: give the day on which it happened."};
constexpr ErrorReason event_text_too_long{"event_text_too_long", ErrorCode::InvalidInput,
                                          "这一项太长，请缩短到4000字以内。",
                                          "This field is too long: at most 4000 characters."};
constexpr std::size_t longest_text = 4000;

std::optional<int> whole_number(std::string_view text) {
    int value = 0;
    const char* const end = text.data() + text.size();
    const auto [stopped, error] = std::from_chars(text.data(), end, value);
    if (text.empty() || error != std::errc{} || stopped != end || value < 0) return std::nullopt;
    return value;
}

const EventField* find_field(std::span<const EventField> fields, std::string_view name) {
    const auto by_name = std::find_if(fields.begin(), fields.end(),
                                      [&](const EventField& field) { return field.name == name; });
    if (by_name != fields.end()) return &*by_name;
    const auto by_alias = std::find_if(fields.begin(), fields.end(), [&](const EventField& field) {
        return !field.alias.empty() && field.alias == name;
    });
    return by_alias != fields.end() ? &*by_alias : nullptr;
}

std::string field_names(std::span<const EventField> fields) {
    std::string names;
    for (const EventField& field : fields) {
        if (!names.empty()) names += ", ";
        names += field.name;
    }
    return names;
}

Result<std::string> stable_choice(const EventField& field, std::string_view text) {
    if (std::find(field.choices.begin(), field.choices.end(), text) != field.choices.end()) {
        return std::string{text};
    }
    std::string allowed;
    for (const std::string_view choice : field.choices) {
        if (!allowed.empty()) allowed += ", ";
        allowed += choice;
    }
    return fail(event_field_wrong, "one of " + allowed, std::string{field.name});
}

// "20:15" is a moment on the event's day.
Result<std::string> stable_moment(const EventField& field, std::string_view text, Day day) {
    if (text.size() == 5 && text[2] == ':') {
        const auto hour = whole_number(text.substr(0, 2));
        const auto minute = whole_number(text.substr(3));
        if (hour && minute && *hour < 24 && *minute < 60) {
            return rfc3339(china_instant(day, *hour, *minute, 0));
        }
    }
    const Result<Instant> moment = parse_rfc3339(text);
    if (!moment) {
        return fail(event_field_wrong, "a time such as 20:15 or 2026-11-23T20:15:00+08:00",
                    std::string{field.name});
    }
    return rfc3339(*moment);
}

Result<std::string> stable_text(const EventField& field, std::string_view raw, Day day) {
    const std::string_view text = trim(raw);
    const std::string where{field.name};
    switch (field.kind) {
        case FieldKind::Text:
            if (!is_utf8(text)) return fail(event_field_wrong, "UTF-8 text", where);
            if (count_code_points(text) > longest_text) return fail(event_text_too_long, {}, where);
            return std::string{text};
        case FieldKind::Date:
            return day_text(TRY(at(field.name, parse_day(text))));
        case FieldKind::Money: {
            const Money amount = TRY(at(field.name, Money::parse(text)));
            if (amount.is_negative()) return fail(event_field_wrong, "not below zero", where);
            return amount.text();
        }
        case FieldKind::Moment:
            return stable_moment(field, text, day);
        case FieldKind::Number: {
            const auto number = whole_number(text);
            if (!number) return fail(event_field_wrong, "a whole number", where);
            return std::to_string(*number);
        }
        case FieldKind::Choice:
            return stable_choice(field, text);
    }
    return std::string{text};
}

// The day an event happened: `on`, else the day of its moment, else today.
Result<Day> day_it_happened(const EventFields& fields, Day today) {
    if (const auto on = fields.find("on"); on != fields.end() && !trim(on->second).empty()) {
        return at("on", parse_day(trim(on->second)));
    }
    for (const std::string_view name : {"at", "time"}) {
        const auto moment = fields.find(name);
        if (moment == fields.end()) continue;
        if (const auto read = parse_rfc3339(trim(moment->second))) return china_day(*read);
    }
    return today;
}

}  // namespace

std::string_view CaseEvent::text(std::string_view field) const {
    const auto found = fields.find(field);
    return found == fields.end() ? std::string_view{} : std::string_view{found->second};
}

std::optional<Day> CaseEvent::day_of(std::string_view field) const {
    const auto read = parse_day(text(field));
    return read ? std::optional{*read} : std::nullopt;
}

std::optional<int> CaseEvent::number_of(std::string_view field) const {
    return whole_number(text(field));
}

Party CaseEvent::party(std::string_view field) const {
    return enum_from_name<Party>(text(field)).value_or(Party::Other);
}

Result<CaseEvent> read_case_event(std::string_view type_name, const EventFields& given, Day today) {
    const auto type = enum_from_name<CaseEventType>(type_name);
    if (!type) return fail(event_type_unknown, names_of<CaseEventType>(), "type");

    CaseEvent event{.type = *type, .day = TRY(day_it_happened(given, today))};
    if (serial(event.day) > serial(today)) return fail(event_in_future, day_text(today), "on");

    const auto known = fields_of(*type);
    for (const auto& [name, value] : given) {
        if (name == "on") continue;
        if (*type == CaseEventType::FactSet) {
            event.fields[name] = value;
            continue;
        }
        const EventField* field = find_field(known, name);
        if (field == nullptr) return fail(event_field_unknown, field_names(known), name);
        if (trim(value).empty()) continue;  // an empty field says nothing and erases nothing
        event.fields[std::string{field->name}] = TRY(stable_text(*field, value, event.day));
    }
    for (const EventField& field : known) {
        if (field.required && !event.fields.contains(field.name)) {
            return fail(event_field_missing, std::string{field.zh}, std::string{field.name});
        }
    }
    return event;
}

}  // namespace shuofa
