#pragma once

#include "base/day.h"
#include "base/money.h"
#include "domain/documents/chat.h"
#include "domain/law/period.h"

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace shuofa {

// What a sentence of a conversation seems to promise.  Only ever a suggestion, shown with the
// sentence: the shopper says whether it was one.
struct SuggestedPromise {
    std::string_view what;  // as a promise event's field: "refund", "reply" ...
    std::string quote;      // the sentence, untouched
    std::string sender;
    MessageSide side = MessageSide::Unknown;
    std::size_t message = 0;  // place in the conversation, from 0
    std::uint32_t line = 0;   // of the file
    std::string term;  // the words of the time: "三个工作日内"; empty when there are none
    std::optional<Period> period;
    // The promise's last day.  Nothing when it cannot be told without guessing: no term, a message
    // without a day, a condition, or working days beyond what is announced.
    std::optional<Day> due;
    std::optional<Money> amount;

    bool operator==(const SuggestedPromise&) const = default;
};

// Finds what others than the shopper promise in a conversation.  Questions, demands, refusals and
// what is quoted are passed over.  A promise that hangs on something ("收到退货后三天") has no due
// day.
std::vector<SuggestedPromise> suggest_promises(const Chat& chat, const WorkCalendar& calendar);

}  // namespace shuofa
