#pragma once

#include "domain/law/rule_book.h"
#include "formats/yaml_tree.h"

#include <string>

namespace shuofa {

// Reads the parts of a rule out of a YAML tree.  `file` names the place in errors.
class RuleParts {
public:
    explicit RuleParts(std::string file) : file_{std::move(file)} {}

    Result<Condition> condition(const YamlNode& node) const;
    Result<AmountTerm> amount_term(const YamlNode& node) const;
    Result<DayTerm> day_term(const YamlNode& node) const;
    Result<Period> period(const YamlNode& node) const;
    Result<Period> stated_period(const YamlNode& node, std::string& length_from) const;
    Result<Counting> counting(const YamlNode& node) const;
    Result<std::vector<Outcome>> outcomes(const YamlNode& node) const;
    Result<AmountRule> amount(const YamlNode& node) const;
    Result<DeadlineRule> deadline(const YamlNode& node) const;
    Result<Phrase> phrase(const YamlNode& node) const;
    Result<std::vector<std::string>> texts(const YamlNode& node) const;

    tl::unexpected<Error> broken(const YamlNode& node, std::string detail) const;

private:
    Result<Condition> word(const YamlNode& node) const;
    Result<Condition> comparison(const YamlNode& node) const;
    Result<Condition> within(const YamlNode& node) const;
    Result<std::vector<Condition>> conditions(const YamlNode& node) const;
    Result<void> arguable(const YamlNode& node, DeadlineRule& deadline) const;

    std::string file_;
};

}  // namespace shuofa
