#pragma once

#include "base/language.h"
#include "domain/guide/guide.h"

#include <boost/describe/class.hpp>

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace shuofa {

struct GuideTopicView {
    std::string id;
    std::string question;
    std::string answer;  // paragraphs and "- " lists
    std::vector<std::string> articles;
    std::string place;  // the page of the user interface that does it
    std::optional<std::string> command;
};
BOOST_DESCRIBE_STRUCT(GuideTopicView, (), (id, question, answer, articles, place, command))

struct GuideView {
    std::vector<GuideTopicView> topics;
};
BOOST_DESCRIBE_STRUCT(GuideView, (), (topics))

GuideTopicView to_view(const GuideTopic& topic, Language language);
// All topics in order, or those that a query finds.
GuideView guide_view(const Guide& guide, std::string_view query, Language language);

std::string to_json(const GuideTopicView& view);
std::string to_json(const GuideView& view);

}  // namespace shuofa
