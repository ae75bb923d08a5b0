#include "views/channels_view.h"

#include "base/text.h"
#include "domain/channels/check_words.h"
#include "domain/channels/confidence.h"
#include "domain/channels/directory.h"
#include "formats/describe.h"

#include <fmt/format.h>

#include <algorithm>

namespace shuofa {
namespace {

std::string text_of(auto value) { return std::string{name_of(value)}; }

std::optional<std::string> or_null(const std::string& text) {
    return text.empty() ? std::nullopt : std::optional{text};
}

std::optional<std::string> seen_text(const std::optional<SeenOn>& seen) {
    return seen ? std::optional{seen_on_text(*seen)} : std::nullopt;
}

std::vector<std::string> in_language(const std::vector<Phrase>& phrases, Language language) {
    std::vector<std::string> texts;
    for (const Phrase& phrase : phrases)
        texts.push_back(phrase.in(language));
    return texts;
}

ObservationView observation_view(const Observation& seen, Language language) {
    return {.source = seen.source.in(language),
            .source_kind = text_of(seen.source_kind),
            .seen_on = seen_text(seen.seen_on),
            .listed_since = seen_text(seen.listed_since),
            .copy_of = or_null(seen.copy_of),
            .link = or_null(seen.link),
            .note = seen.note.in(language)};
}

std::vector<ObservationView> observation_views(const std::vector<Observation>& all,
                                               Language language) {
    std::vector<ObservationView> views;
    for (const Observation& seen : all)
        views.push_back(observation_view(seen, language));
    return views;
}

// "2 个独立来源，其中有机构自己的文本；最近一次见到是 2026-08-21".
std::string because(const ConfidenceReason& reason, Language language) {
    const bool zh = language == Language::Chinese;
    std::string text = zh ? fmt::format("{} 个独立来源", reason.independent_sources)
                          : fmt::format("{} independent source(s)", reason.independent_sources);
    if (reason.has_owner_source) {
        text += zh ? "，其中有机构自己的文本" : ", the owner's own text among them";
    } else if (reason.has_public_source) {
        text += zh ? "，其中有政府或媒体" : ", a public body or newspaper among them";
    }
    if (reason.newest) {
        text += zh ? "；最近一次见到是 " : "; last seen ";
        text += seen_on_text(*reason.newest);
    } else {
        text += zh ? "；都没有日期" : "; none of them dated";
    }
    if (reason.confidence != reason.before_ageing) {
        text += zh ? "，已超过两年，降一级" : ", more than two years ago: one step down";
    }
    return text;
}

std::string verdict_of_channel(const Channel& channel, const ConfidenceReason& reason,
                               const Directory& directory, Day today) {
    const ValueCheck check = check_value(channel.value, directory, today);
    if (check.value.well_formed) return text_of(check.verdict);
    // Paths and postal addresses are judged by their sources alone.
    return reason.has_owner_source || reason.before_ageing == Confidence::High ? "official"
                                                                               : "conflicting";
}

std::vector<CheckedForView> seen_for_views(const ValueCheck& check, Language language) {
    std::vector<CheckedForView> views;
    for (const CheckedFor& seen : check.seen_for) {
        views.push_back({.entity = seen.entity,
                         .name_zh = seen.name_zh,
                         .name_en = seen.name_en,
                         .channel = or_null(seen.channel),
                         .role = text_of(seen.role),
                         .purpose = seen.purpose.in(language),
                         .confidence = text_of(seen.confidence),
                         .as_rival = seen.as_rival});
    }
    return views;
}

ValueCheckView value_check_view(const ValueCheck& check, Language language) {
    ValueCheckView view;
    view.printed = safe_for_display(check.printed);
    view.verdict = text_of(check.verdict);
    view.kind = text_of(check.value.kind);
    view.normalized = check.value.key;
    if (!check.value.extension.empty()) view.normalized += "-" + check.value.extension;
    if (check.value.number_class) view.number_class = text_of(*check.value.number_class);
    view.for_ = seen_for_views(check, language);
    view.observations = observation_views(check.observations, language);
    for (const CheckWarning& warning : check.warnings)
        view.warnings.push_back({warning.id, warning.text.in(language)});
    view.advice = check.advice.in(language);
    return view;
}

CheckView text_check_view(const TextCheck& check, Language language) {
    CheckView view;
    view.kind = "text";
    view.verdict = text_of(check.verdict);
    view.advice = check.advice.in(language);
    view.claims = check.claims;
    view.report_to = in_language(check.report_to, language);
    for (const FraudSign& sign : check.signs)
        view.signs.push_back({sign.id, "“" + sign.found + "”：" + sign.text.in(language)});
    for (const ValueCheck& finding : check.findings) {
        ValueCheckView one = value_check_view(finding, language);
        view.for_.insert(view.for_.end(), one.for_.begin(), one.for_.end());
        view.observations.insert(view.observations.end(), one.observations.begin(),
                                 one.observations.end());
        view.warnings.insert(view.warnings.end(), one.warnings.begin(), one.warnings.end());
        view.findings.push_back(std::move(one));
    }
    return view;
}

}  // namespace

ChannelView to_view(const Channel& channel, const Directory& directory, Day today,
                    Language language) {
    const ConfidenceReason reason = confidence_of(channel.observations, today);
    ChannelView view;
    view.id = channel.id;
    view.kind = text_of(channel.kind);
    view.value = channel.value;
    view.role = text_of(channel.role);
    view.offered = is_offered_to_shoppers(channel.role) && channel.status != ChannelStatus::Retired;
    view.reach = text_of(channel.reach);
    view.status = text_of(channel.status);
    view.purpose = channel.purpose.in(language);
    view.not_for = channel.not_for.in(language);
    view.hours = channel.hours;
    view.menu = channel.menu;
    view.they_ask = in_language(channel.they_ask, language);
    view.limits = in_language(channel.limits, language);
    view.verdict = verdict_of_channel(channel, reason, directory, today);
    view.confidence = text_of(reason.confidence);
    view.confidence_because = because(reason, language);
    view.independent_sources = reason.independent_sources;
    view.seen_on = seen_text(reason.newest);
    view.stale = reason.confidence != reason.before_ageing || !reason.newest;
    view.observations = observation_views(channel.observations, language);
    for (const Rival& rival : channel.rivals) {
        view.rivals.push_back({or_null(rival.value), text_of(rival.standing),
                               observation_view(rival.seen, language)});
    }
    return view;
}

EntityView to_view(const Entity& entity, const Directory& directory, Day today, Language language) {
    EntityView view;
    view.id = entity.id;
    view.name_zh = entity.name_zh;
    view.name_en = entity.name_en;
    view.kind = text_of(entity.kind);
    view.status = text_of(entity.status);
    view.moved_to = or_null(entity.moved_to);
    view.operator_ = entity.operator_name;
    view.credit_code = entity.credit_code;
    view.aliases = entity.aliases;
    for (const OwnDomain& own : entity.domains)
        view.domains.push_back(own.domain);
    view.note = entity.note.in(language);
    for (const Channel& channel : entity.channels)
        view.channels.push_back(to_view(channel, directory, today, language));
    return view;
}

ChosenChannelView to_view(const ChosenChannel& chosen, const Directory& directory, Day today,
                          Language language) {
    return {.step = text_of(chosen.step),
            .entity = chosen.entity->id,
            .name_zh = chosen.entity->name_zh,
            .name_en = chosen.entity->name_en,
            .channel = to_view(*chosen.channel, directory, today, language)};
}

ChannelsView find_channels_view(const Directory& directory, std::string_view query,
                                std::size_t limit, std::string_view after, Day today,
                                Language language) {
    const std::vector<const Entity*> found = directory.search(query, directory.entities().size());
    auto from = found.begin();
    if (!after.empty()) {
        from = std::find_if(found.begin(), found.end(),
                            [&](const Entity* entity) { return entity->id == after; });
        if (from != found.end()) ++from;
    }
    ChannelsView view;
    view.edition = directory.edition();
    view.total = static_cast<int>(found.size());
    for (auto at = from; at != found.end() && view.entities.size() < limit; ++at)
        view.entities.push_back(to_view(**at, directory, today, language));
    if (!view.entities.empty() && view.entities.back().id != found.back()->id) {
        view.next = view.entities.back().id;
    }
    return view;
}

CheckView check_view(std::string_view printed, const Directory& directory, Day today,
                     Language language) {
    CheckView view;
    if (is_text_with_values(printed)) {
        view = text_check_view(check_text(printed, directory, today), language);
    } else {
        const ValueCheck check = check_value(printed, directory, today);
        ValueCheckView one = value_check_view(check, language);
        view.verdict = one.verdict;
        view.for_ = one.for_;
        view.observations = one.observations;
        view.advice = one.advice;
        view.kind = one.kind;
        view.normalized = one.normalized;
        view.warnings = one.warnings;
        view.findings.push_back(std::move(one));
    }
    for (const Phrase& phrase : words::never_asked())
        view.never_asks.push_back(phrase.in(language));
    view.edition = directory.edition();
    return view;
}

OfficesView offices_view(const OfficeQuestion& question, const Directory& directory,
                         Language language) {
    OfficesView view;
    view.matter = text_of(question.matter);
    for (const CompetentOffice& office : competent_offices(question, directory)) {
        OfficeView one;
        one.about = text_of(office.about);
        one.act = text_of(office.act);
        if (office.entity) {
            one.entity = office.entity->id;
            one.name_zh = office.entity->name_zh;
            one.name_en = office.entity->name_en;
        }
        one.office = office.office.in(language);
        one.where = office.where.in(language);
        one.ground = office.ground.in(language);
        one.first = office.first.in(language);
        view.offices.push_back(std::move(one));
    }
    return view;
}

std::string to_json(const OfficesView& view) { return describe::to_text(view); }
std::string to_json(const EntityView& view) { return describe::to_text(view); }
std::string to_json(const ChannelsView& view) { return describe::to_text(view); }

std::string to_json(const CheckView& view) { return describe::to_text(view); }

}  // namespace shuofa
