#include "domain/channels/confidence.h"

#include <algorithm>
#include <map>
#include <set>
#include <string>

namespace shuofa {
namespace {

constexpr int ageing_months = 24;

// The best of the copies of one source.
struct Source {
    bool owner = false;
    bool in_public = false;
    std::optional<SeenOn> newest;
};

bool speaks_for_owner(SourceAuthority kind) {
    return kind == SourceAuthority::Official || kind == SourceAuthority::Own;
}
bool is_public_source(SourceAuthority kind) {
    return kind == SourceAuthority::Government || kind == SourceAuthority::Media;
}

std::vector<Source> independent_sources(const std::vector<Observation>& observations) {
    std::map<std::string, Source> by_key;
    int without_key = 0;
    for (const Observation& seen : observations) {
        const std::string key =
            seen.copy_of.empty() ? "\n" + std::to_string(without_key++) : seen.copy_of;
        Source& source = by_key[key];
        source.owner = source.owner || speaks_for_owner(seen.source_kind);
        source.in_public = source.in_public || is_public_source(seen.source_kind);
        if (seen.seen_on && (!source.newest || *source.newest < *seen.seen_on)) {
            source.newest = seen.seen_on;
        }
    }
    std::vector<Source> sources;
    for (auto& [key, source] : by_key)
        sources.push_back(source);
    return sources;
}

// Another source that is not older than the owner's year.
bool has_later_companion(const std::vector<Source>& sources) {
    for (const Source& owner : sources) {
        if (!owner.owner || !owner.newest) continue;
        for (const Source& other : sources) {
            if (&other == &owner || !other.newest) continue;
            if (other.newest->day.year() >= owner.newest->day.year()) return true;
        }
    }
    return false;
}

bool are_three_of_different_years(const std::vector<Source>& sources) {
    std::set<int> years;
    std::size_t dated = 0;
    for (const Source& source : sources) {
        if (!source.newest) continue;
        ++dated;
        years.insert(static_cast<int>(source.newest->day.year()));
    }
    return dated >= 3 && years.size() >= 2;
}

Confidence one_step_down(Confidence confidence) {
    return confidence == Confidence::High ? Confidence::Medium : Confidence::Low;
}

}  // namespace

ConfidenceReason confidence_of(const std::vector<Observation>& observations, Day today) {
    const std::vector<Source> sources = independent_sources(observations);
    ConfidenceReason reason;
    reason.independent_sources = static_cast<int>(sources.size());
    for (const Source& source : sources) {
        reason.has_owner_source = reason.has_owner_source || source.owner;
        reason.has_public_source = reason.has_public_source || source.in_public;
        if (source.newest && (!reason.newest || *reason.newest < *source.newest)) {
            reason.newest = source.newest;
        }
    }
    const bool several = sources.size() >= 2;
    if (has_later_companion(sources) || (reason.has_public_source && several) ||
        are_three_of_different_years(sources)) {
        reason.confidence = Confidence::High;
    } else if (reason.has_owner_source || reason.has_public_source || several) {
        reason.confidence = Confidence::Medium;
    }
    reason.before_ageing = reason.confidence;
    if (!reason.newest || add_months(reason.newest->day, ageing_months) < today) {
        reason.confidence = one_step_down(reason.confidence);
    }
    return reason;
}

}  // namespace shuofa
