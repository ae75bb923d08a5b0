#include "domain/law/assess.h"

#include "domain/law/evaluate.h"
#include "domain/law/rule_program.h"

#include <algorithm>
#include <bit>
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

// A set of outcome ids for every fact.
class OutcomesByFact {
public:
    OutcomesByFact(std::size_t facts, std::size_t outcomes)
        : width_{(outcomes + 63) / 64}, words_(facts * width_, 0) {}

    void add(FactIndex fact, OutcomeIndex outcome) {
        facts_.insert(fact);
        words_[fact * width_ + outcome / 64U] |= std::uint64_t{1} << (outcome % 64U);
    }
    const FactSet& facts() const { return facts_; }
    template <class Visit>
    void each(FactIndex fact, Visit visit) const {
        for (std::size_t i = 0; i < width_; ++i) {
            for (std::uint64_t rest = words_[fact * width_ + i]; rest != 0; rest &= rest - 1) {
                visit(static_cast<OutcomeIndex>(i * 64 +
                                                static_cast<std::size_t>(std::countr_zero(rest))));
            }
        }
    }

private:
    std::size_t width_;
    FactSet facts_;
    std::vector<std::uint64_t> words_;
};

class Assessor {
public:
    Assessor(const Facts& facts, const RuleBook& rules, const WorkCalendar& calendar, Day today)
        : rules_{rules},
          program_{rules.program()},
          facts_{facts, rules.catalogue()},
          calendar_{calendar},
          serial_today_{serial(today)},
          evaluator_{program_, facts_, calendar, today},
          concluding_(program_.concluding.size()),
          ends_(program_.awaited.size()),
          could_change_{rules.catalogue().entries().size(), program_.ids.size()},
          could_take_away_{rules.catalogue().entries().size(), program_.ids.size()} {
        result_.on = today;
    }

    Assessment run() {
        conclude();
        for (const CompiledRule& rule : program_.rules)
            apply(rule);
        settle_contradictions();
        name_amounts();
        choose();
        order();
        ask();
        return std::move(result_);
    }

private:
    // Where a deadline ended, for those that start there; or what is missing to know it.
    struct End {
        std::optional<Day> day;
        bool provisional = false;
        FactSet used;
        FactSet missing;
    };

    bool is_law(const CompiledRule& rule) const {
        auto day = serial_today_;
        if (rule.as_of != no_fact) {
            const Fact* fact = facts_.find(rule.as_of);
            const Day* known_day = fact == nullptr ? nullptr : std::get_if<Day>(&fact->value);
            if (known_day != nullptr) day = serial(*known_day);
        }
        return rule.from <= day && day <= rule.until;
    }

    Standing standing(const CompiledRule& rule) const {
        Standing found;
        // Most rules have nothing to do with a matter: that is found out without a trace.
        if (!is_law(rule) || evaluator_.holds(rule.when) == Known::No) return found;
        const Known when = evaluator_.holds(rule.when, found.trace);
        const Known unless =
            rule.unless == 0 ? Known::No : evaluator_.holds(rule.unless, found.trace);
        if (when == Known::Unknown || unless == Known::Unknown) {
            found.applies = unless == Known::Yes ? Known::No : Known::Unknown;
            return found;
        }
        found.applies = !unless;
        found.excepted = unless;
        return found;
    }

    // Rules may build on what other rules conclude; a handful of rounds reaches the end of any
    // chain.  A rule is looked at again when a fact it asks for has changed.
    void conclude() {
        constexpr int most_rounds = 8;
        FactSet changed;
        for (int round = 0; round < most_rounds; ++round) {
            FactSet changed_now;
            for (std::size_t i = 0; i < program_.concluding.size(); ++i) {
                const CompiledRule& rule = program_.rules[program_.concluding[i]];
                if (round > 0 && !rule.asks_for.meets(changed) &&
                    !rule.asks_for.meets(changed_now)) {
                    continue;
                }
                concluding_[i] = standing(rule);
                if (concluding_[i].applies != Known::Yes) continue;
                for (const CompiledConclusion& conclusion : rule.concludes) {
                    if (facts_.conclude(conclusion.fact, *conclusion.value, rule.source->id))
                        changed_now.insert(conclusion.fact);
                }
            }
            changed = changed_now;
            if (changed.empty()) return;
        }
    }

    Because because(const CompiledRule& rule, const Trace& trace) const {
        Because reason{rule.source, {}};
        trace.used.each([&](FactIndex fact) {
            const Fact& known_fact = *facts_.find(fact);
            reason.facts.push_back({facts_.name(fact), known_fact.value, known_fact.source});
        });
        return reason;
    }

    // Remembers which facts could bring `id`.
    void open(const Trace& trace, OutcomeIndex id) {
        askable(trace.unknown, 0).each([&](FactIndex asked) { could_change_.add(asked, id); });
    }

    // What the shopper can ask for is worth a question, and a way that is open to them; warnings
    // and the like follow by themselves.
    void open(const Trace& trace, const CompiledOutcome& outcome, const CompiledRule& rule) {
        const OutcomeKind kind = outcome.source->kind;
        if (kind == OutcomeKind::Remedy || (kind == OutcomeKind::Channel && rule.only_shows_a_way))
            open(trace, outcome.id);
    }

    // The facts to ask about when these are open: themselves, or what the rules need that conclude
    // them.
    FactSet askable(const FactSet& facts, int depth) const {
        constexpr int deepest = 4;
        FactSet names;
        facts.each([&](FactIndex fact) {
            if (program_.with_question.contains(fact)) {
                names.insert(fact);
            } else if (depth < deepest) {
                for (const std::uint32_t at : program_.concluding_fact[fact]) {
                    const Standing& found = concluding_[at];
                    if (found.applies == Known::Unknown)
                        names |= askable(found.trace.unknown, depth + 1);
                }
            }
        });
        return names;
    }

    void apply(const CompiledRule& rule) {
        const Standing found = standing(rule);
        if (found.applies == Known::Unknown) {
            for (const CompiledOutcome& outcome : rule.gives)
                open(found.trace, outcome, rule);
            for (const CompiledAmount& amount : rule.amounts)
                open(found.trace, amount.id);
            for (const CompiledDeadline& deadline : rule.deadlines)
                leave_open(found.trace, deadline);
        }
        if (found.excepted == Known::Yes) give(rule, rule.otherwise, found.trace);
        if (found.applies != Known::Yes) return;
        open_exceptions(rule, found.trace);
        give(rule, rule.gives, found.trace);
        for (const CompiledAmount& amount : rule.amounts)
            give(rule, amount, found.trace);
        for (const CompiledDeadline& deadline : rule.deadlines)
            give(rule, deadline, found.trace);
    }

    void leave_open(const Trace& trace, const CompiledDeadline& deadline) {
        open(trace, deadline.id);
        if (deadline.end != no_end) ends_[deadline.end].missing |= trace.unknown;
    }

    // A rule applies, but a fact that nobody stated might be its exception.
    void open_exceptions(const CompiledRule& rule, const Trace& trace) {
        trace.taken_as_absent.each([&](FactIndex fact) {
            for (const CompiledOutcome& outcome : rule.gives) {
                if (outcome.source->kind == OutcomeKind::Remedy)
                    could_take_away_.add(fact, outcome.id);
            }
            for (const CompiledAmount& amount : rule.amounts)
                could_take_away_.add(fact, amount.id);
            for (const CompiledDeadline& deadline : rule.deadlines)
                could_take_away_.add(fact, deadline.id);
        });
    }

    void give(const CompiledRule& rule, const std::vector<CompiledOutcome>& outcomes,
              const Trace& trace) {
        for (const CompiledOutcome& outcome : outcomes) {
            Trace own = trace;
            const Known holds = evaluator_.holds(outcome.only_if, own);
            if (holds == Known::Unknown) open(own, outcome, rule);
            if (holds == Known::Yes) add(outcome.source->kind, outcome.source->id, rule, own);
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

    void add(OutcomeKind kind, const std::string& id, const CompiledRule& rule,
             const Trace& trace) {
        std::vector<Finding>& list = list_of(kind);
        const bool other = &list == &result_.others;
        for (std::size_t i = 0; i < list.size(); ++i) {
            if (list[i].id == id && (!other || result_.other_kinds[i] == kind)) return;
        }
        list.push_back({id, because(rule, trace)});
        if (other) result_.other_kinds.push_back(kind);
    }

    void give(const CompiledRule& rule, const CompiledAmount& compiled, const Trace& trace) {
        const AmountRule& amount = *compiled.source;
        Trace own = trace;
        const Known holds = evaluator_.holds(compiled.only_if, own);
        if (holds == Known::No) return;
        const auto computed =
            holds == Known::Yes ? evaluator_.amount(compiled.term, own) : std::nullopt;
        if (!computed) {
            open(own, compiled.id);
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

    // Facts, or the end of another deadline that was found before.
    std::optional<FoundDay> start_of(const CompiledDay& term, Trace& trace) const {
        if (term.end_of == no_end) return evaluator_.day(term, trace);
        Trace own;
        if (const auto stated = evaluator_.day(term, own)) {
            trace.used |= own.used;
            return stated;
        }
        const End& end = ends_[term.end_of];
        trace.used |= end.used;
        if (!end.day) {
            trace.unknown |= own.unknown;
            trace.unknown |= end.missing;
            return std::nullopt;
        }
        return FoundDay{*end.day, program_.awaited[term.end_of], end.provisional};
    }

    void give(const CompiledRule& rule, const CompiledDeadline& compiled, const Trace& trace) {
        const DeadlineRule& deadline = *compiled.source;
        Trace own = trace;
        const Known holds = evaluator_.holds(compiled.only_if, own);
        if (holds == Known::No) return;
        const auto start = holds == Known::Yes ? start_of(compiled.start, own) : std::nullopt;
        const auto period = evaluator_.period(deadline.period, compiled.length_from, own);
        if (!start || !period) {
            leave_open(own, compiled);
            return;
        }
        DeadlineFinding main = deadline_from(deadline, *start, *period, deadline.counting);
        std::optional<DeadlineFinding> other = arguable(compiled, *start, main, own);
        main.because = because(rule, own);
        if (compiled.end != no_end) note_end(ends_[compiled.end], main, own);
        if (main.kind == DeadlineKind::Provisional) {
            if (!deadline.name_if_provisional.empty()) main.name = deadline.name_if_provisional;
            warn_provisional(rule, deadline, main, own);
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

    static void note_end(End& end, const DeadlineFinding& found, const Trace& trace) {
        if (end.day) return;
        end.day = found.date;
        end.provisional = found.kind == DeadlineKind::Provisional;
        end.used = trace.used;
    }

    DeadlineFinding deadline_from(const DeadlineRule& deadline, const FoundDay& start,
                                  Period period, Counting counting) const {
        const PeriodEnd end = end_of_period(start.day, period, counting, calendar_);
        const Day date = add_days(end.day, deadline.plus_days);
        const bool provisional =
            start.provisional || end.provisional || serial(date) > serial(calendar_.known_until());
        return {.name = deadline.name,
                .date = date,
                .kind = provisional ? DeadlineKind::Provisional : deadline.kind,
                .kind_if_known = deadline.kind,
                .who = deadline.who,
                .because = {},
                .start = start.day,
                .start_event = start.from,
                .period = period,
                .counting = counting,
                .skipped = end.skipped};
    }

    std::optional<DeadlineFinding> arguable(const CompiledDeadline& compiled, const FoundDay& start,
                                            const DeadlineFinding& main, Trace& trace) const {
        const DeadlineRule& deadline = *compiled.source;
        if (deadline.arguable_name.empty()) return std::nullopt;
        const auto from = compiled.arguable_start.is_empty()
                              ? std::optional{start}
                              : start_of(compiled.arguable_start, trace);
        if (!from) return std::nullopt;
        DeadlineFinding other =
            deadline_from(deadline, *from, main.period, deadline.arguable_counting);
        if (serial(other.date) <= serial(main.date)) return std::nullopt;
        other.name = deadline.arguable_name;
        other.kind_if_known = DeadlineKind::Arguable;
        if (other.kind != DeadlineKind::Provisional) other.kind = DeadlineKind::Arguable;
        return other;
    }

    void warn(const CompiledRule& rule, const std::vector<std::string>& ids, const Trace& trace) {
        for (const std::string& id : ids)
            add(OutcomeKind::Warning, id, rule, trace);
    }

    void warn_provisional(const CompiledRule& rule, const DeadlineRule& deadline,
                          const DeadlineFinding& found, const Trace& trace) {
        Day naive = found.start;
        int left = found.period.length;
        if (found.period.unit == PeriodUnit::WorkingDays) {
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
            add(OutcomeKind::Warning, id, rule, trace);
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
        const auto& rank = program_.channel_rank;
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
        const std::vector<bool> given = given_ids();
        for (const FactIndex fact : program_.by_name) {
            const bool matters =
                could_change_.facts().contains(fact) || could_take_away_.facts().contains(fact);
            if (!matters || !program_.with_question.contains(fact) ||
                facts_.find(fact) != nullptr) {
                continue;
            }
            OpenQuestion question{&rules_.catalogue().entries()[fact], {}};
            could_change_.each(fact, [&](OutcomeIndex id) {
                if (!given[id]) question.could_change.push_back(program_.ids[id]);
            });
            could_take_away_.each(fact, [&](OutcomeIndex id) {
                if (given[id]) question.could_change.push_back(program_.ids[id]);
            });
            if (!question.could_change.empty()) result_.questions.push_back(std::move(question));
        }
        std::stable_sort(result_.questions.begin(), result_.questions.end(),
                         [](const OpenQuestion& a, const OpenQuestion& b) {
                             return a.could_change.size() > b.could_change.size();
                         });
    }

    std::vector<bool> given_ids() const {
        std::vector<bool> given(program_.ids.size(), false);
        const auto mark = [&](std::string_view name) {
            const OutcomeIndex id = program_.index_of(name);
            if (id != no_outcome) given[id] = true;
        };
        for (const Finding& remedy : result_.remedies)
            mark(remedy.id);
        for (const AmountFinding& amount : result_.amounts)
            mark(amount.name);
        for (const DeadlineFinding& deadline : result_.deadlines)
            mark(deadline.name);
        return given;
    }

    const RuleBook& rules_;
    const RuleProgram& program_;
    KnownFacts facts_;  // with what rules conclude
    const WorkCalendar& calendar_;
    std::chrono::sys_days serial_today_;
    Evaluator evaluator_;
    std::vector<Standing> concluding_;  // beside program_.concluding
    std::vector<End> ends_;             // beside program_.awaited
    Assessment result_;
    std::vector<std::string> paths_;  // beside result_.amounts
    OutcomesByFact could_change_;
    OutcomesByFact could_take_away_;
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
