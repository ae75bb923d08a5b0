#include "domain/cases/outcomes.h"

#include <algorithm>

namespace shuofa {
namespace {

struct Tally {
    OutcomeFigures figures;
    std::vector<int> days;
};

void count(Tally& tally, const CaseOutcome& one) {
    const CasePosition& position = one.use.position;
    OutcomeFigures& figures = tally.figures;
    figures.cases += 1;
    figures.contacts += static_cast<int>(position.contacts.size());
    for (const Promise& promise : position.promises) {
        figures.promises += 1;
        if (promise.state == PromiseState::Kept) figures.promises_kept += 1;
        if (promise.state == PromiseState::Broken) figures.promises_broken += 1;
    }
    if (!position.closed_on) return;
    figures.closed += 1;
    figures.outcomes[position.outcome] += 1;
    if (one.use.order != nullptr && one.use.order->paid) figures.asked += *one.use.order->paid;
    figures.got += position.got.value_or(position.came_back());
    tally.days.push_back(days_between(one.use.matter.opened_on, *position.closed_on));
}

OutcomeFigures figures_of(Tally tally) {
    if (!tally.days.empty()) {
        std::sort(tally.days.begin(), tally.days.end());
        tally.figures.median_days = tally.days[tally.days.size() / 2];
    }
    return tally.figures;
}

std::map<std::string, OutcomeFigures> figures_of(const std::map<std::string, Tally>& tallies) {
    std::map<std::string, OutcomeFigures> figures;
    for (const auto& [name, tally] : tallies) {
        figures[name] = figures_of(tally);
    }
    return figures;
}

}  // namespace

std::string highest_channel(const CasePosition& position) {
    if (position.suit_on || position.judgment_on) return "court";
    if (const FiledComplaint* complaint = position.last_complaint()) {
        return std::string{name_of(complaint->with)};
    }
    if (position.approach(Party::Platform).begun()) return "platform";
    if (!position.approaches.empty()) return "seller";
    return "none";
}

Outcomes sum_up(std::span<const CaseOutcome> cases) {
    Tally all;
    std::map<std::string, Tally> channels;
    std::map<std::string, Tally> platforms;
    std::map<std::string, Tally> problems;
    for (const CaseOutcome& one : cases) {
        const Platform platform =
            one.use.order == nullptr ? Platform::Unknown : one.use.order->platform;
        count(all, one);
        count(channels[highest_channel(one.use.position)], one);
        count(platforms[std::string{name_of(platform)}], one);
        count(problems[one.problem.empty() ? "unknown" : one.problem], one);
    }
    return {figures_of(std::move(all)), figures_of(channels), figures_of(platforms),
            figures_of(problems)};
}

}  // namespace shuofa
