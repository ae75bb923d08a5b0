#pragma once

#include "base/language.h"

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace shuofa {

// What stands in the places of a step's words: {amount}, {due}, {ticket} ...
using StepPlaces = std::map<std::string_view, Phrase, std::less<>>;

// The words of one step: title, why, lines to say, things to have at hand.
struct StepWords {
    std::string_view id;
    Phrase title;
    Phrase why;
    std::vector<Phrase> script = {};
    std::vector<Phrase> needs = {};
};

// The words of a step that exists; an unknown id is a bug.
const StepWords& step_words(std::string_view id);

// The ids of all steps, in the order of the ladder.
std::vector<std::string_view> step_ids();

// Puts the places' values in; a place without a value is dropped.
Phrase with_places(const Phrase& phrase, const StepPlaces& places);

// True when the phrase has a place that `places` cannot fill.
bool has_open_place(const Phrase& phrase, const StepPlaces& places);

}  // namespace shuofa
