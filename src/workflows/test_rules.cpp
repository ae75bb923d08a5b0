#include "workflows/test_rules.h"

#include "domain/law/assess.h"
#include "formats/yaml_tree.h"
#include "workflows/read_facts.h"

#include <fmt/format.h>

#include <algorithm>

namespace shuofa {
namespace {

constexpr ErrorReason rule_test_broken{
    "rule_test_broken", ErrorCode::InvalidInput, "规则测试文件有误，请按提示的位置修改。",
    "A test of the rules is wrong: correct it at the place named."};

// What is expected, compared with what came out; each difference is a sentence.
class Comparison {
public:
    Comparison(const Assessment& assessment, std::string name)
        : assessment_{assessment}, name_{std::move(name)} {}

    Result<std::vector<std::string>> compare(const YamlNode& expect) {
        for (const auto& [key, node] : expect.fields)
            TRY(compare(key, node));
        return std::move(differences_);
    }

private:
    void differ(const std::string& what) { differences_.push_back(name_ + ": " + what); }

    static std::vector<std::string> list_of(const YamlNode& node) {
        std::vector<std::string> list;
        if (node.kind == YamlNode::Kind::Scalar && !node.text.empty()) list.push_back(node.text);
        for (const YamlNode& item : node.items)
            list.push_back(item.text);
        return list;
    }

    Result<void> compare(const std::string& key, const YamlNode& node) {
        if (key == "amounts") return amounts(node);
        if (key == "deadlines") return deadlines(node);
        if (key == "choose") {
            if (assessment_.choose != node.text)
                differ("choose is " + assessment_.choose + ", expected " + node.text);
            return {};
        }
        if (key == "asks") {
            for (const std::string& fact : list_of(node)) {
                const bool asked =
                    std::any_of(assessment_.questions.begin(), assessment_.questions.end(),
                                [&](const OpenQuestion& open) { return open.fact->name == fact; });
                if (!asked) differ("does not ask " + fact);
            }
            return {};
        }
        const bool absent = key.starts_with("no_");
        const auto kind = enum_from_name<OutcomeKind>(absent ? key.substr(3) : key);
        if (!kind) return fail(rule_test_broken, "unknown expectation " + key, name_);
        outcomes(*kind, key, node, absent);
        return {};
    }

    // Remedies are compared whole, so that a wrong one is found; the rest must contain what is
    // named.
    void outcomes(OutcomeKind kind, const std::string& key, const YamlNode& node, bool absent) {
        const auto ids = assessment_.ids(kind);
        const auto has = [&](std::string_view id) {
            return std::find(ids.begin(), ids.end(), id) != ids.end();
        };
        const auto expected = list_of(node);
        for (const std::string& id : expected) {
            if (has(id) == absent) differ(key + (absent ? " has " : " lacks ") + id);
        }
        if (kind != OutcomeKind::Remedy || absent) return;
        for (const std::string_view id : ids) {
            if (std::find(expected.begin(), expected.end(), id) == expected.end()) {
                differ(key + " has " + std::string{id} + " too");
            }
        }
    }

    Result<void> amounts(const YamlNode& node) {
        for (const auto& [name, sum] : node.fields) {
            const AmountFinding* found = assessment_.find_amount(name);
            if (sum.text == "nothing") {
                if (found != nullptr) differ("amounts has " + name);
                continue;
            }
            const auto money = Money::parse(sum.text);
            if (!money) return fail(rule_test_broken, "no sum: " + sum.text, name_);
            if (found == nullptr) {
                differ("amounts lacks " + name);
            } else if (found->amount != *money) {
                differ(fmt::format("amounts.{} is {}, expected {}", name, found->amount.text(),
                                   money->text()));
            }
        }
        return {};
    }

    // name: "2026-11-23 safe"
    Result<void> deadlines(const YamlNode& node) {
        for (const auto& [name, expected] : node.fields) {
            const DeadlineFinding* found = assessment_.find_deadline(name);
            if (expected.text == "nothing") {
                if (found != nullptr) differ("deadlines has " + name);
                continue;
            }
            if (found == nullptr) {
                differ("deadlines lacks " + name);
                continue;
            }
            const std::string is = day_text(found->date) + " " + std::string{name_of(found->kind)};
            if (is != expected.text && day_text(found->date) != expected.text) {
                differ(fmt::format("deadlines.{} is {}, expected {}", name, is, expected.text));
            }
        }
        return {};
    }

    const Assessment& assessment_;
    std::string name_;
    std::vector<std::string> differences_;
};

class Tester {
public:
    Tester(const RuleBook& rules, const WorkCalendar& calendar)
        : rules_{rules}, calendar_{calendar} {}

    Result<void> run(const RuleTestFile& file) {
        const auto read = read_yaml_tree(file.name, file.content);
        if (!read) return fail(rule_test_broken, read.error().detail, read.error().where);
        const bool scenario = file.name.starts_with("scenarios/");
        RuleTestCounts& counts = scenario ? report_.scenarios : report_.rules;
        const YamlNode* cases = read->find(scenario ? "scenarios" : "cases");
        if (cases == nullptr) return fail(rule_test_broken, "no cases", std::string{file.name});
        for (const YamlNode& one : cases->items) {
            if (const YamlNode* not_covered = one.find("not_covered")) {
                static_cast<void>(not_covered);
                counts.not_covered.push_back(text_of(one, "id"));
                continue;
            }
            const auto differences = TRY(run(file, *read, one));
            (differences.empty() ? counts.passed : counts.failed) += 1;
            report_.failures.insert(report_.failures.end(), differences.begin(), differences.end());
        }
        return {};
    }

    RuleTestReport take() { return std::move(report_); }

private:
    static std::string text_of(const YamlNode& node, std::string_view field) {
        const YamlNode* found = node.find(field);
        return found == nullptr ? std::string{} : found->text;
    }

    // Cases may be written as people tell them, like the facts of `shuofa assess`.
    Result<Facts> facts_of(const YamlNode& root, const YamlNode& one) const {
        const YamlNode* maps[] = {root.find("given"), one.find("facts")};
        auto read = facts_of_maps(maps, rules_.catalogue());
        if (!read) {
            return fail(rule_test_broken,
                        std::string{read.error().reason.id} + ": " + read.error().detail,
                        read.error().where);
        }
        return read;
    }

    Result<std::vector<std::string>> run(const RuleTestFile& file, const YamlNode& root,
                                         const YamlNode& one) {
        const std::string id = text_of(one, "id");
        const std::string name =
            id.empty() ? fmt::format("{}: {}", file.name, text_of(one, "name")) : id;
        const Facts facts = TRY(at(name, facts_of(root, one)));
        std::string on = text_of(one, "on");
        if (on.empty()) on = text_of(root, "on");
        const Day today = TRY(at(name, parse_day(on.empty() ? "2026-11-23" : on)));
        const Assessment assessment = assess(facts, rules_, calendar_, today);
        const YamlNode* expect = one.find("expect");
        if (expect == nullptr) return fail(rule_test_broken, "no expect", name);
        return Comparison{assessment, name}.compare(*expect);
    }

    const RuleBook& rules_;
    const WorkCalendar& calendar_;
    RuleTestReport report_;
};

}  // namespace

Result<RuleTestReport> test_rules(std::span<const RuleTestFile> files, const RuleBook& rules,
                                  const WorkCalendar& calendar) {
    Tester tester{rules, calendar};
    for (const RuleTestFile& file : files)
        TRY(tester.run(file));
    return tester.take();
}

}  // namespace shuofa
