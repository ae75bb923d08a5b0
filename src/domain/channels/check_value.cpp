#include "domain/channels/check_value.h"

#include "base/text.h"
#include "domain/channels/check_words.h"
#include "domain/channels/directory.h"
#include "domain/channels/look_alike.h"

#include <algorithm>
#include <array>

namespace shuofa {
namespace {

CheckedFor checked_for(const ValueHit& hit, Day today) {
    CheckedFor seen;
    seen.entity = hit.entity->id;
    seen.name_zh = hit.entity->name_zh;
    seen.name_en = hit.entity->name_en;
    seen.channel = hit.channel->id;
    seen.as_rival = hit.rival != nullptr;
    if (!hit.rival) {
        seen.role = hit.channel->role;
        seen.purpose = hit.channel->purpose;
        seen.confidence = confidence_of(hit.channel->observations, today).confidence;
    }
    return seen;
}

bool is_disputed(const Channel& channel) {
    return std::any_of(channel.rivals.begin(), channel.rivals.end(), [](const Rival& r) {
        return r.standing == RivalStanding::Open && !r.value.empty();
    });
}

// Whether the sources of this hit alone carry "official".  Age does not matter here: what the owner
// printed in 2022 was the owner's, and the answer shows the year.
bool carries_official(const ValueHit& hit, const std::vector<ValueHit>& all, Day today) {
    if (hit.rival || hit.channel->status == ChannelStatus::Retired) return false;
    const ConfidenceReason reason = confidence_of(hit.channel->observations, today);
    for (const ValueHit& other : all) {
        if (!other.rival) continue;
        // A second line beside another one is fine only when the owner printed it.
        const bool beside = other.rival->standing == RivalStanding::OtherRole;
        if (!beside || !reason.has_owner_source) return false;
    }
    if (is_disputed(*hit.channel)) return false;
    return reason.before_ageing != Confidence::Low && hit.channel->role != ChannelRole::Unclear;
}

void add_warning(ValueCheck& check, const CheckWarning& warning) {
    check.warnings.push_back(warning);
}

bool is_never_dialled_with_country_code(NumberClass number_class) {
    return number_class != NumberClass::Landline && number_class != NumberClass::Mobile &&
           number_class != NumberClass::Foreign && number_class != NumberClass::SmsPort;
}

// Services that hide where a link ends.
bool is_shortener(std::string_view host) {
    static constexpr std::array<std::string_view, 19> known{
        "t.cn",   "dwz.cn",  "url.cn", "suo.im", "suo.nz", "sina.lt", "tinyurl.com",
        "bit.ly", "goo.gl",  "is.gd",  "t.co",   "ow.ly",  "rb.gy",   "w.url.cn",
        "dwz.mk", "cutt.ly", "c7.gg",  "mrw.so", "985.so"};
    return std::any_of(known.begin(), known.end(),
                       [&](std::string_view one) { return is_at_or_below(host, one); });
}

// Below the owner's domain, and yet whoever has an account publishes there.
bool is_written_by_anyone(std::string_view host) {
    return is_at_or_below(host, "mp.weixin.qq.com");
}

void warn_about_form(ValueCheck& check) {
    const ContactValue& value = check.value;
    if (value.had_country_code && value.number_class &&
        is_never_dialled_with_country_code(*value.number_class)) {
        add_warning(check, words::short_code_with_country_code());
    }
    if (value.short_for_its_family) add_warning(check, words::short_for_its_family());
    if (value.number_class == NumberClass::Emergency) {
        add_warning(check, words::emergency_number());
    }
    const bool web = value.kind == ValueKind::Link || value.kind == ValueKind::Domain;
    if (web && check.printed.find('@') < check.printed.find(value.host)) {
        add_warning(check, words::hidden_host(value.host));
    }
    if (web && value.odd_link) add_warning(check, words::odd_link());
    if (web && is_shortener(value.host)) add_warning(check, words::short_link());
    if (web && is_written_by_anyone(value.host)) add_warning(check, words::written_by_anyone());
    if (value.disguised) add_warning(check, words::disguised());
    if (value.number_class == NumberClass::Foreign) add_warning(check, words::foreign_number());
    if (value.number_class == NumberClass::Mobile) add_warning(check, words::mobile_number());
    if (value.number_class == NumberClass::SharedCost400) add_warning(check, words::rented_400());
    if (value.kind == ValueKind::SmsSender) add_warning(check, words::sms_port());
    if (value.kind == ValueKind::Phone && value.well_formed) {
        add_warning(check, words::caller_can_be_forged());
    }
    if (value.kind == ValueKind::Email) add_warning(check, words::sender_can_be_forged());
}

void take_hits(ValueCheck& check, const std::vector<ValueHit>& hits, Day today) {
    bool official = false;
    for (const ValueHit& hit : hits) {
        const bool carries = carries_official(hit, hits, today);
        official = official || carries;
        const CheckedFor seen = checked_for(hit, today);
        // What carries the verdict stands first.
        check.seen_for.insert(carries ? check.seen_for.begin() : check.seen_for.end(), seen);
        if (hit.rival) {
            check.observations.push_back(hit.rival->seen);
        } else {
            check.observations.insert(check.observations.end(), hit.channel->observations.begin(),
                                      hit.channel->observations.end());
        }
        if (!hit.rival && hit.channel->status == ChannelStatus::Retired) {
            add_warning(check, words::withdrawn());
        }
    }
    check.verdict = official ? Verdict::Official : Verdict::Conflicting;
}

// A page of the owner's own site needs no second source, unless its address is in dispute.
void accept_own_site(ValueCheck& check, const std::vector<ValueHit>& hits,
                     const Directory& directory) {
    const bool web = check.value.kind == ValueKind::Domain || check.value.kind == ValueKind::Link;
    if (!web || check.verdict != Verdict::Conflicting) return;
    bool sourced = false;
    const Entity* owner = directory.owner_of_host(check.value.host, &sourced);
    for (const ValueHit& hit : hits) {
        if (hit.rival || hit.entity != owner || is_disputed(*hit.channel)) return;
    }
    if (owner && sourced) check.verdict = Verdict::Official;
}

// "etc-gov.cn.icu", "12315-gov.com": gov as a word, and not the ending of a public body.
bool pretends_public_body(std::string_view host) {
    const std::vector<std::string_view> labels = split(host, '.');
    for (std::size_t i = 0; i < labels.size(); ++i) {
        for (const std::string_view word : split(labels[i], '-')) {
            if (word != "gov") continue;
            // gov.cn, gov.hk, gov.uk end with a country.
            const bool ending =
                word == labels[i] && i + 2 == labels.size() && labels[i + 1].size() == 2;
            if (!ending) return true;
        }
    }
    return false;
}

void take_domain_owner(ValueCheck& check, const Directory& directory) {
    bool sourced = true;
    const Entity* owner = directory.owner_of_host(check.value.host, &sourced);
    if (!owner) {
        check.verdict = Verdict::NeverSeen;
        if (pretends_public_body(check.value.host)) {
            add_warning(check, words::pretends_public_body());
        }
        if (const auto likeness = find_look_alike(check.value.host, directory)) {
            add_warning(check, words::looks_like(*likeness));
        }
        return;
    }
    CheckedFor seen;
    seen.entity = owner->id;
    seen.name_zh = owner->name_zh;
    seen.name_en = owner->name_en;
    if (check.value.kind == ValueKind::Email) {
        // The mailbox itself was seen nowhere; only its domain is known.
        check.verdict = Verdict::NeverSeen;
        add_warning(check, words::mailbox_not_listed(*owner));
        return;
    }
    seen.purpose = words::domain_of_owner();
    seen.confidence = sourced ? Confidence::Medium : Confidence::Low;
    check.seen_for.push_back(seen);
    check.verdict = sourced ? Verdict::Official : Verdict::Conflicting;
    if (!sourced) add_warning(check, words::domain_without_source());
    // A firm's pages carry what shops and users write.
    if (sourced) add_warning(check, words::pages_of_others());
}

void take_known_bad(ValueCheck& check, const KnownBad& bad, const Directory& directory) {
    for (const std::string& id : bad.entities) {
        const Entity* entity = directory.find_entity(id);
        if (!entity) continue;
        CheckedFor seen;
        seen.entity = entity->id;
        seen.name_zh = entity->name_zh;
        seen.name_en = entity->name_en;
        seen.as_rival = true;
        check.seen_for.push_back(seen);
    }
    Observation seen;
    seen.source = bad.where;
    seen.note = bad.why;
    check.observations.push_back(seen);
}

}  // namespace

ValueCheck check_value(std::string_view printed, const Directory& directory, Day today) {
    ValueCheck check;
    check.printed = printed;
    check.value = read_contact_value(printed);
    const KnownBad* bad = directory.known_bad_value(check.value);
    if (bad && !bad->real_but_reused) {
        check.verdict = Verdict::KnownBad;
        take_known_bad(check, *bad, directory);
        check.advice = words::advice(check);
        return check;
    }

    std::vector<ValueHit> hits = directory.hits(check.value);
    if (hits.empty() && !check.value.extension.empty()) {
        ContactValue main_line = check.value;
        main_line.extension.clear();
        hits = directory.hits(main_line);
        if (!hits.empty()) add_warning(check, words::extension_not_recorded());
    }
    warn_about_form(check);
    if (!hits.empty()) {
        take_hits(check, hits, today);
        accept_own_site(check, hits, directory);
    } else if (!check.value.well_formed) {
        check.verdict = Verdict::Malformed;
    } else if (!check.value.host.empty()) {
        take_domain_owner(check, directory);
    }
    if (bad) {
        add_warning(check, words::reused_by_others(*bad));
        take_known_bad(check, *bad, directory);
    }

    const bool with_country_code = check.value.had_country_code && check.value.number_class &&
                                   is_never_dialled_with_country_code(*check.value.number_class);
    const bool doubtful = bad || with_country_code || check.value.odd_link ||
                          check.value.disguised || is_written_by_anyone(check.value.host);
    const bool unknown_extension =
        !check.warnings.empty() && check.warnings.front().id == words::extension_not_recorded().id;
    if (check.verdict == Verdict::Official && (doubtful || unknown_extension)) {
        check.verdict = Verdict::Conflicting;
    }
    check.advice = words::advice(check);
    return check;
}

}  // namespace shuofa
