#pragma once

#include "base/language.h"

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace shuofa {

// One question of the guide with its short answer.
struct GuideTopic {
    std::string id;  // "find-the-number"
    int order = 0;
    Phrase question;
    Phrase answer;  // paragraphs and "- " lists, nothing else
    std::vector<Phrase> articles;
    std::string
        place;  // where the program does it: "channel", "vet" ... a page of the user interface
    std::string command;  // the same on the command line; may be empty
    std::vector<std::string> keywords;

    bool operator==(const GuideTopic&) const = default;
};

// The guide's own questions, in order.
struct Guide {
    std::vector<GuideTopic> topics;

    const GuideTopic* find(std::string_view id) const;
    // Topics whose question, keywords or answer hold every word of the query, best first.
    std::vector<const GuideTopic*> search(std::string_view query) const;
};

}  // namespace shuofa
