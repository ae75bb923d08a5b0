#pragma once

#include "domain/cases/next_step.h"
#include "domain/cases/step_words.h"

#include <string>
#include <string_view>

namespace shuofa {

// Puts a step together: its words with the places of this case filled in.
class StepBuilder {
public:
    StepBuilder(const Situation& situation, std::string_view id);

    StepBuilder& on(Day day);
    StepBuilder& by(std::optional<Day> day);
    StepBuilder& to(Party party);
    StepBuilder& waiting_for(Party party, Day until);  // asks again on the day after `until`
    StepBuilder& about(const Promise& promise);
    StepBuilder& paper(std::string_view kind);
    StepBuilder& ticket(std::string_view ticket);
    StepBuilder& or_instead(std::string_view id);
    StepBuilder& place(std::string_view name, Phrase value);
    StepBuilder& place(std::string_view name, Day day);

    NextStep build() const;

private:
    const Situation& situation_;
    const StepWords& words_;
    NextStep step_;
    StepPlaces places_;
};

// "卖家", "the seller".
Phrase party_words(Party party);
// "退款329.90元", "a refund of 329.90 yuan".
Phrase promise_words(const Promise& promise);
// "11月23日" with the year when it is not this one.
Phrase day_words(Day day, Day today);

}  // namespace shuofa
