#pragma once

#include "base/day.h"
#include "base/language.h"
#include "domain/channels/check_text.h"
#include "domain/channels/check_value.h"
#include "domain/channels/choose_channels.h"
#include "domain/channels/competent_office.h"

#include <boost/describe/class.hpp>

#include <optional>
#include <string>
#include <string_view>
#include <vector>

// The directory as `--json` and HTTP answer it.  Texts are in one language, the one asked for.
namespace shuofa {

struct ObservationView {
    std::string source;
    std::string source_kind;
    std::optional<std::string> seen_on;  // "2022-04-02", "2022-04" or "2022"; null = undated
    std::optional<std::string> listed_since;
    std::optional<std::string> copy_of;
    std::optional<std::string> link;
    std::string note;
};
BOOST_DESCRIBE_STRUCT(ObservationView, (),
                      (source, source_kind, seen_on, listed_since, copy_of, link, note))

struct RivalView {
    std::optional<std::string> value;
    std::string standing;
    ObservationView seen;
};
BOOST_DESCRIBE_STRUCT(RivalView, (), (value, standing, seen))

struct ChannelView {
    std::string id;
    std::string kind;
    std::string value;
    std::string role;
    bool offered = false;  // whether a shopper should use it at all
    std::string reach;
    std::string status;
    std::string purpose;
    std::string not_for;
    std::string hours;
    std::vector<std::string> menu;
    std::vector<std::string> they_ask;
    std::vector<std::string> limits;
    std::string verdict;  // of its value; for paths and addresses that of its sources
    std::string confidence;
    std::string confidence_because;
    int independent_sources = 0;
    std::optional<std::string> seen_on;
    bool stale = false;  // not seen for 24 months: check it in the app before use
    std::vector<ObservationView> observations;
    std::vector<RivalView> rivals;
};
BOOST_DESCRIBE_STRUCT(ChannelView, (),
                      (id, kind, value, role, offered, reach, status, purpose, not_for, hours, menu,
                       they_ask, limits, verdict, confidence, confidence_because,
                       independent_sources, seen_on, stale, observations, rivals))

struct EntityView {
    std::string id;
    std::string name_zh;
    std::string name_en;
    std::string kind;
    std::string status;
    std::optional<std::string> moved_to;
    std::string operator_;
    std::string credit_code;
    std::vector<std::string> aliases;
    std::vector<std::string> domains;
    std::string note;
    std::vector<ChannelView> channels;
};
BOOST_DESCRIBE_STRUCT(EntityView, (),
                      (id, name_zh, name_en, kind, status, moved_to, operator_, credit_code,
                       aliases, domains, note, channels))

// One door chosen for a step of a case.
struct ChosenChannelView {
    std::string step;
    std::string entity;
    std::string name_zh;
    std::string name_en;
    ChannelView channel;
};
BOOST_DESCRIBE_STRUCT(ChosenChannelView, (), (step, entity, name_zh, name_en, channel))

struct ChannelsView {
    std::vector<EntityView> entities;
    std::vector<ChosenChannelView> chosen;  // for a case; else empty
    int total = 0;
    std::optional<std::string> next;
    std::string edition;
};
BOOST_DESCRIBE_STRUCT(ChannelsView, (), (entities, chosen, total, next, edition))

struct CheckedForView {
    std::string entity;
    std::string name_zh;
    std::string name_en;
    std::optional<std::string> channel;
    std::string role;
    std::string purpose;
    std::string confidence;
    bool as_rival = false;
};
BOOST_DESCRIBE_STRUCT(CheckedForView, (),
                      (entity, name_zh, name_en, channel, role, purpose, confidence, as_rival))

struct RemarkView {
    std::string id;
    std::string text;
};
BOOST_DESCRIBE_STRUCT(RemarkView, (), (id, text))

struct ValueCheckView {
    std::string printed;
    std::string verdict;
    std::string kind;
    std::string normalized;
    std::optional<std::string> number_class;
    std::vector<CheckedForView> for_;
    std::vector<ObservationView> observations;
    std::vector<RemarkView> warnings;
    std::string advice;
};
BOOST_DESCRIBE_STRUCT(ValueCheckView, (),
                      (printed, verdict, kind, normalized, number_class, for_, observations,
                       warnings, advice))

// The answer for one value or for a pasted text: the worst finding, and all of them.
struct CheckView {
    std::string verdict;
    std::vector<CheckedForView> for_;
    std::vector<ObservationView> observations;
    std::string advice;
    std::string kind;  // of the value, or "text"
    std::string normalized;
    std::vector<RemarkView> warnings;
    std::vector<ValueCheckView> findings;
    std::vector<RemarkView> signs;
    std::vector<std::string> claims;
    std::vector<std::string> report_to;
    std::vector<std::string> never_asks;  // what no real service asks for
    std::string edition;
};
BOOST_DESCRIBE_STRUCT(CheckView, (),
                      (verdict, for_, observations, advice, kind, normalized, warnings, findings,
                       signs, claims, report_to, never_asks, edition))

// One office for a matter, with the ground on which it is competent.
struct OfficeView {
    std::string about;  // seller, platform, payment_body, courier, firm, unknown
    std::string act;    // complaint, report, lawsuit
    std::optional<std::string> entity;
    std::string name_zh;
    std::string name_en;
    std::string office;
    std::string where;
    std::string ground;
    std::string first;
};
BOOST_DESCRIBE_STRUCT(OfficeView, (),
                      (about, act, entity, name_zh, name_en, office, where, ground, first))

struct OfficesView {
    std::string matter;
    std::vector<OfficeView> offices;
};
BOOST_DESCRIBE_STRUCT(OfficesView, (), (matter, offices))

OfficesView offices_view(const OfficeQuestion& question, const Directory& directory,
                         Language language);
std::string to_json(const OfficesView& view);

EntityView to_view(const Entity& entity, const Directory& directory, Day today, Language language);
ChannelView to_view(const Channel& channel, const Directory& directory, Day today,
                    Language language);
ChosenChannelView to_view(const ChosenChannel& chosen, const Directory& directory, Day today,
                          Language language);

// Entities that `query` finds, `limit` of them after the entity `after` (an id; empty = from the
// start).
ChannelsView find_channels_view(const Directory& directory, std::string_view query,
                                std::size_t limit, std::string_view after, Day today,
                                Language language);

// Checks one value or a whole text.
CheckView check_view(std::string_view printed, const Directory& directory, Day today,
                     Language language);

std::string to_json(const EntityView& view);
std::string to_json(const ChannelsView& view);
std::string to_json(const CheckView& view);

}  // namespace shuofa
