#include "domain/law/assess.h"

#include "domain/law/evaluate.h"
#include "domain/law/rule_program.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>

namespace shuofa {
namespace {

// How a rule stands: does it apply, does its exception hold, is it law on the day.
struct Standing {
    Known applies = Known::No;   // `when` and not `unless`
    Known excepted = Known::No;  // `when` and `unless`
    Trace trace;
};

class Assessor {
public:
    Assessor(const Facts& facts, const RuleBook& rules, const WorkCalendar& calendar, Day today)
        : facts_{facts}, rules_{rules}, calendar_{calendar}, today_{today} {
        result_.on = today;
    }

    Assessment run() {
        conclude();
        for (const Rule& rule : rules_.rules())
            apply(rule);
        settle_contradictions();
        name_amounts();
        choose();
        order();
        ask();
        return std::move(result_);
    }

private:
    Evaluator evaluator() const { return Evaluator{facts_, calendar_, today_}; }

    bool is_law(const Rule& rule) const {
        Day day = today_;
        if (!rule.as_of.empty()) {
            const Fact* fact = facts_.find(rule.as_of);
            const Day* known_day = fact == nullptr ? nullptr : std::get_if<Day>(&fact->value);
            if (known_day != nullptr) day = *known_day;
        }
        return rule.in_force.contains(day);
    }

    Standing standing(const Rule& rule) const {
        Standing found;
        if (!is_law(rule)) return found;
        const Known when = evaluator().holds(rule.when, found.trace);
        if (when == Known::No) return found;
        const Known unless =
            rule.unless.is_always() ? Known::No : evaluator().holds(rule.unless, found.trace);
        if (when == Known::Unknown || unless == Known::Unknown) {
            found.applies = unless == Known::Yes ? Known::No : Known::Unknown;
            return found;
        }
        found.applies = !unless;
        found.excepted = unless;
        return found;
    }

    // Rules may build on what other rules conclude; a handful of rounds reaches the end of any
    // chain.
    void conclude() {
        constexpr int most_rounds = 8;
        for (int round = 0; round < most_rounds; ++round) {
            bool changed = false;
            for (const Rule* rule : rules_.program().concluding) {
                if (standing(*rule).applies != Known::Yes) continue;
                for (const Conclusion& conclusion : rule->concludes) {
                    const Fact* present = facts_.find(conclusion.fact);
                    // What the shopper says stands above what a rule concludes.
                    if (present != nullptr && !is_unknown(present->value)) continue;
                    facts_.set(conclusion.fact, conclusion.value, "rule:" + rule->id);
                    changed = true;
                }
            }
            if (!changed) return;
        }
    }

    static Because because(const Rule& rule, const Trace& trace) {
        Because reason{&rule, {}};
        for (const auto* used : trace.used) {
            reason.facts.push_back({used->first, used->second.value, used->second.source});
        }
        return reason;
    }

    // Remembers which facts could bring or take away `id`.
    void open(const Trace& trace, std::string_view id) {
        for (const std::string_view fact : trace.unknown) {
            for (const std::string_view asked : askable(fact, 0))
                could_change_[asked].insert(id);
        }
    }

    // What the shopper can ask for is worth a question, and a way that is open to them; warnings
    // and the like follow by themselves.
    void open(const Trace& trace, const Outcome& outcome, const Rule& rule) {
        const bool gives_a_remedy =
            std::any_of(rule.gives.begin(), rule.gives.end(),
                        [](const Outcome& other) { return other.kind == OutcomeKind::Remedy; });
        const bool only_shows_a_way =
            !gives_a_remedy && rule.amounts.empty() && rule.deadlines.empty();
        if (outcome.kind == OutcomeKind::Remedy ||
            (outcome.kind == OutcomeKind::Channel && only_shows_a_way)) {
            open(trace, outcome.id);
        }
    }

    // The facts to ask about when `fact` is open: itself, or what the rules need that conclude it.
    std::set<std::string_view> askable(std::string_view fact, int depth) const {
        const FactEntry* entry = rules_.catalogue().find(fact);
        std::set<std::string_view> names;
        if (entry != nullptr && !entry->question.empty()) return {entry->name};
        const auto concluding = rules_.program().concluding_by_fact.find(fact);
        constexpr int deepest = 4;
        if (concluding == rules_.program().concluding_by_fact.end() || depth == deepest)
            return names;
        for (const Rule* rule : concluding->second) {
            const Standing found = standing(*rule);
            if (found.applies != Known::Unknown) continue;
            for (const std::string_view below : found.trace.unknown) {
                const auto more = askable(below, depth + 1);
                names.insert(more.begin(), more.end());
            }
        }
        return names;
    }

    void apply(const Rule& rule) {
        const Standing found = standing(rule);
        if (found.applies == Known::Unknown) {
            for (const Outcome& outcome : rule.gives)
                open(found.trace, outcome, rule);
            for (const AmountRule& amount : rule.amounts)
                open(found.trace, amount.name);
            for (const DeadlineRule& deadline : rule.deadlines)
                open(found.trace, deadline.name);
        }
        if (found.excepted == Known::Yes) give(rule, rule.otherwise, found.trace);
        if (found.applies != Known::Yes) return;
        open_exceptions(rule, found.trace);
        give(rule, rule.gives, found.trace);
        for (const AmountRule& amount : rule.amounts)
            give(rule, amount, found.trace);
        for (const DeadlineRule& deadline : rule.deadlines)
            give(rule, deadline, found.trace);
    }

    // A rule applies, but a fact that nobody stated might be its exception.
    void open_exceptions(const Rule& rule, const Trace& trace) {
        for (const std::string_view fact : trace.taken_as_absent) {
            for (const Outcome& outcome : rule.gives) {
                if (outcome.kind == OutcomeKind::Remedy) could_take_away_[fact].insert(outcome.id);
            }
            for (const AmountRule& amount : rule.amounts)
                could_take_away_[fact].insert(amount.name);
            for (const DeadlineRule& deadline : rule.deadlines)
                could_take_away_[fact].insert(deadline.name);
        }
    }

    void give(const Rule& rule, const std::vector<Outcome>& outcomes, const Trace& trace) {
        for (const Outcome& outcome : outcomes) {
            Trace own = trace;
            const Known holds = evaluator().holds(outcome.only_if, own);
            if (holds == Known::Unknown) open(own, outcome, rule);
            if (holds == Known::Yes) add(outcome.kind, outcome.id, because(rule, own));
        }
    }

    std::vector<Finding>& list_of(OutcomeKind kind) {
        switch (kind) {
            case OutcomeKind::Remedy:
                return result_.remedies;
            case OutcomeKind::NotAvailable:
                return result_.not_available;
            case OutcomeKind::Channel:
                return result_.channels;
            case OutcomeKind::Warning:
                return result_.warnings;
            case OutcomeKind::BlockedPaper:
                return result_.blocked_papers;
            case OutcomeKind::Right:
                return result_.rights;
            default:
                return result_.others;
        }
    }

    void add(OutcomeKind kind, const std::string& id, Because reason) {
        std::vector<Finding>& list = list_of(kind);
        const bool other = &list == &result_.others;
        for (std::size_t i = 0; i < list.size(); ++i) {
            if (list[i].id == id && (!other || result_.other_kinds[i] == kind)) return;
        }
        list.push_back({id, std::move(reason)});
        if (other) result_.other_kinds.push_back(kind);
    }

    void give(const Rule& rule, const AmountRule& amount, const Trace& trace) {
        Trace own = trace;
        const Known holds = evaluator().holds(amount.only_if, own);
        if (holds == Known::No) return;
        const auto computed =
            holds == Known::Yes ? evaluator().amount(amount.term, own) : std::nullopt;
        if (!computed) {
            open(own, amount.name);
            return;
        }
        const bool known_already = std::any_of(
            result_.amounts.begin(), result_.amounts.end(), [&](const AmountFinding& other) {
                return other.name == amount.name && other.choose_one_of == amount.group;
            });
        const bool same_path = std::find(paths_.begin(), paths_.end(), amount.path) != paths_.end();
        if (known_already && same_path && amount.path.empty()) return;
        result_.amounts.push_back({.name = amount.name,
                                   .amount = Money::fen(std::max<std::int64_t>(computed->value, 0)),
                                   .formula = computed->formula,
                                   .choose_one_of = amount.group,
                                   .lawful = amount.lawful,
                                   .because = because(rule, own)});
        paths_.push_back(amount.path);
    }

    void give(const Rule& rule, const DeadlineRule& deadline, const Trace& trace) {
        Trace own = trace;
        const Known holds = evaluator().holds(deadline.only_if, own);
        if (holds == Known::No) return;
        const auto start =
            holds == Known::Yes ? evaluator().day(deadline.start, own) : std::nullopt;
        if (!start) {
            open(own, deadline.name);
            return;
        }
        DeadlineFinding main = deadline_from(deadline, *start, deadline.counting);
        std::optional<DeadlineFinding> other = arguable(deadline, *start, main.date, own);
        main.because = because(rule, own);
        if (main.kind == DeadlineKind::Provisional) {
            if (!deadline.name_if_provisional.empty()) main.name = deadline.name_if_provisional;
            warn_provisional(rule, deadline, *start, main, own);
        }
        const bool made_up =
            std::any_of(main.skipped.begin(), main.skipped.end(),
                        [](const SkippedDay& day) { return day.kind == DayKind::MakeUp; });
        if (made_up) warn(rule, deadline.warnings_if_make_up_day, own);
        if (other) {
            if (!deadline.name_if_arguable.empty()) main.name = deadline.name_if_arguable;
            warn(rule, deadline.warnings_if_arguable, own);
            other->because = main.because;
            result_.deadlines.push_back(*std::move(other));
        }
        const bool repeated =
            std::any_of(result_.deadlines.begin(), result_.deadlines.end(),
                        [&](const DeadlineFinding& known_one) {
                            return known_one.name == main.name && known_one.date == main.date;
                        });
        if (!repeated) result_.deadlines.push_back(std::move(main));
    }

    DeadlineFinding deadline_from(const DeadlineRule& deadline, const FoundDay& start,
                                  Counting counting) const {
        const PeriodEnd end = end_of_period(start.day, deadline.period, counting, calendar_);
        const Day date = add_days(end.day, deadline.plus_days);
        const bool provisional = end.provisional || serial(date) > serial(calendar_.known_until());
        return {.name = deadline.name,
                .date = date,
                .kind = provisional ? DeadlineKind::Provisional : deadline.kind,
                .kind_if_known = deadline.kind,
                .who = deadline.who,
                .start = start.day,
                .start_event = start.from,
                .period = deadline.period,
                .counting = counting,
                .skipped = end.skipped};
    }

    std::optional<DeadlineFinding> arguable(const DeadlineRule& deadline, const FoundDay& start,
                                            Day date, Trace& trace) const {
        if (deadline.arguable_name.empty()) return std::nullopt;
        const auto from = deadline.arguable_start.facts.empty()
                              ? std::optional{start}
                              : evaluator().day(deadline.arguable_start, trace);
        if (!from) return std::nullopt;
        DeadlineFinding other = deadline_from(deadline, *from, deadline.arguable_counting);
        if (serial(other.date) <= serial(date)) return std::nullopt;
        other.name = deadline.arguable_name;
        other.kind_if_known = DeadlineKind::Arguable;
        if (other.kind != DeadlineKind::Provisional) other.kind = DeadlineKind::Arguable;
        return other;
    }

    void warn(const Rule& rule, const std::vector<std::string>& ids, const Trace& trace) {
        for (const std::string& id : ids)
            add(OutcomeKind::Warning, id, because(rule, trace));
    }

    void warn_provisional(const Rule& rule, const DeadlineRule& deadline, const FoundDay& start,
                          const DeadlineFinding& found, const Trace& trace) {
        Day naive = start.day;
        int left = deadline.period.length;
        if (deadline.period.unit == PeriodUnit::WorkingDays) {
            while (left > 0) {
                naive = add_days(naive, 1);
                if (calendar_.is_known(naive) ? !calendar_.is_off(naive) : !is_weekend(naive))
                    --left;
            }
        } else {
            naive = found.date;
        }
        for (const std::string& text : deadline.warnings_if_provisional) {
            std::string day = day_text(naive);
            std::replace(day.begin(), day.end(), '-', '_');
            const std::string year = std::to_string(static_cast<int>(found.date.year()));
            std::string id = text;
            for (const auto& [mark, value] :
                 {std::pair{std::string{"{year}"}, year}, {std::string{"{naive}"}, day}}) {
                if (const std::size_t at = id.find(mark); at != id.npos)
                    id.replace(at, mark.size(), value);
            }
            add(OutcomeKind::Warning, id, because(rule, trace));
        }
    }

    // A rule that forbids is the exception to one that gives.
    void settle_contradictions() {
        std::erase_if(result_.remedies,
                      [&](const Finding& remedy) { return forbidden(remedy.id); });
        std::erase_if(result_.channels,
                      [&](const Finding& channel) { return forbidden(channel.id); });
    }
    bool forbidden(std::string_view id) const {
        return std::any_of(result_.not_available.begin(), result_.not_available.end(),
                           [&](const Finding& finding) { return finding.id == id; });
    }

    // "increase" is enough where one way leads to money; with two it is food_increase,
    // fraud_increase.
    void name_amounts() {
        std::map<std::string_view, std::set<std::string>> paths_of;
        for (std::size_t i = 0; i < result_.amounts.size(); ++i) {
            const AmountFinding& amount = result_.amounts[i];
            if (amount.lawful && !paths_[i].empty())
                paths_of[amount.choose_one_of].insert(paths_[i]);
        }
        for (std::size_t i = 0; i < result_.amounts.size(); ++i) {
            AmountFinding& amount = result_.amounts[i];
            if (paths_[i].empty() || paths_of[amount.choose_one_of].size() < 2) continue;
            amount.name = paths_[i] + "_" + amount.name;
        }
    }

    // Sums exclude each other when they come from different ways to the money; a mistake to avoid
    // stands beside the one that is right.
    void choose() {
        struct Group {
            std::set<std::string_view> paths;
            bool has_mistake = false;
            const AmountFinding* best = nullptr;
        };
        std::map<std::string_view, Group> groups;
        for (std::size_t i = 0; i < result_.amounts.size(); ++i) {
            const AmountFinding& amount = result_.amounts[i];
            if (amount.choose_one_of.empty()) continue;
            Group& group = groups[amount.choose_one_of];
            group.has_mistake = group.has_mistake || !amount.lawful;
            if (!amount.lawful) continue;
            group.paths.insert(paths_[i]);
            if (group.best == nullptr || group.best->amount < amount.amount) group.best = &amount;
        }
        for (const auto& [name, group] : groups) {
            const bool excludes = group.paths.size() > 1 || group.has_mistake;
            if (excludes && group.best != nullptr) result_.choose = group.best->name;
        }
    }

    void order() {
        const auto& rank = rules_.program().channel_rank;
        const auto rank_of = [&](const Finding& finding) {
            const auto found = rank.find(finding.id);
            return found == rank.end() ? 1000 : found->second;
        };
        std::stable_sort(
            result_.channels.begin(), result_.channels.end(),
            [&](const Finding& a, const Finding& b) { return rank_of(a) < rank_of(b); });
        std::stable_sort(result_.deadlines.begin(), result_.deadlines.end(),
                         [](const DeadlineFinding& a, const DeadlineFinding& b) {
                             return serial(a.date) < serial(b.date);
                         });
    }

    void ask() {
        for (const auto& [name, ids] : could_take_away_)
            could_change_[name];
        for (const auto& [name, ids] : could_change_) {
            const FactEntry* entry = rules_.catalogue().find(name);
            const Fact* known_fact = facts_.find(name);
            if (entry == nullptr || entry->question.empty() ||
                (known_fact != nullptr && !is_unknown(known_fact->value)))
                continue;
            OpenQuestion question{entry, {}};
            for (const std::string_view id : ids) {
                if (!has(id)) question.could_change.push_back(id);
            }
            if (const auto away = could_take_away_.find(name); away != could_take_away_.end()) {
                for (const std::string_view id : away->second) {
                    if (has(id)) question.could_change.push_back(id);
                }
            }
            if (!question.could_change.empty()) result_.questions.push_back(std::move(question));
        }
        std::stable_sort(result_.questions.begin(), result_.questions.end(),
                         [](const OpenQuestion& a, const OpenQuestion& b) {
                             return a.could_change.size() > b.could_change.size();
                         });
    }

    bool has(std::string_view id) const {
        return result_.has_remedy(id) || result_.find_amount(id) != nullptr ||
               result_.find_deadline(id) != nullptr;
    }

    Facts facts_;  // with what rules conclude
    const RuleBook& rules_;
    const WorkCalendar& calendar_;
    Day today_;
    Assessment result_;
    std::vector<std::string> paths_;  // beside result_.amounts
    std::map<std::string_view, std::set<std::string_view>> could_change_;
    std::map<std::string_view, std::set<std::string_view>> could_take_away_;
};

}  // namespace

Assessment assess(const Facts& facts, const RuleBook& rules, const WorkCalendar& calendar,
                  Day today) {
    return Assessor{facts, rules, calendar, today}.run();
}

bool Assessment::has_remedy(std::string_view id) const {
    return std::any_of(remedies.begin(), remedies.end(),
                       [&](const Finding& finding) { return finding.id == id; });
}

const AmountFinding* Assessment::find_amount(std::string_view name) const {
    const auto found =
        std::find_if(amounts.begin(), amounts.end(),
                     [&](const AmountFinding& amount) { return amount.name == name; });
    return found == amounts.end() ? nullptr : &*found;
}

const DeadlineFinding* Assessment::find_deadline(std::string_view name) const {
    const auto found =
        std::find_if(deadlines.begin(), deadlines.end(),
                     [&](const DeadlineFinding& deadline) { return deadline.name == name; });
    return found == deadlines.end() ? nullptr : &*found;
}

std::vector<std::string_view> Assessment::ids(OutcomeKind kind) const {
    const auto all = [](const std::vector<Finding>& findings) {
        std::vector<std::string_view> list;
        for (const Finding& finding : findings)
            list.push_back(finding.id);
        return list;
    };
    switch (kind) {
        case OutcomeKind::Remedy:
            return all(remedies);
        case OutcomeKind::NotAvailable:
            return all(not_available);
        case OutcomeKind::Channel:
            return all(channels);
        case OutcomeKind::Warning:
            return all(warnings);
        case OutcomeKind::BlockedPaper:
            return all(blocked_papers);
        case OutcomeKind::Right:
            return all(rights);
        default:
            break;
    }
    std::vector<std::string_view> list;
    for (std::size_t i = 0; i < others.size(); ++i) {
        if (other_kinds[i] == kind) list.push_back(others[i].id);
    }
    return list;
}

}  // namespace shuofa
