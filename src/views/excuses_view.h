#pragma once

#include "base/day.h"
#include "base/language.h"
#include "domain/papers/paper_template.h"

#include <boost/describe/class.hpp>

#include <optional>
#include <string>
#include <vector>

namespace shuofa {

struct ExcuseBasisView {
    std::string law;
    std::string article;
    std::optional<Day> in_force_from;
    std::optional<Day> checked_on;
    std::string certainty;
};
BOOST_DESCRIBE_STRUCT(ExcuseBasisView, (), (law, article, in_force_from, checked_on, certainty))

// What they say, and the lawful answer.  The answer is Chinese: it goes to the seller.
struct ExcuseView {
    std::string id;
    std::string says;
    std::string reply;
    std::string explained;
    std::vector<ExcuseBasisView> basis;
};
BOOST_DESCRIBE_STRUCT(ExcuseView, (), (id, says, reply, explained, basis))

struct ExcusesView {
    std::vector<ExcuseView> excuses;
};
BOOST_DESCRIBE_STRUCT(ExcusesView, (), (excuses))

ExcusesView excuses_view(const std::vector<const Excuse*>& excuses, Language language);
std::string to_json(const ExcusesView& view);

}  // namespace shuofa
