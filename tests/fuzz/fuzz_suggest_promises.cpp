// Any message: every suggestion quotes the message, and its day is not before it.

#include "domain/cases/suggest_promises.h"

#include <cstdint>
#include <cstdlib>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace shuofa;
    constexpr Day day{std::chrono::year{2026} / 11 / 8};
    ChatMessage message;
    message.text.assign(reinterpret_cast<const char*>(data), size);
    message.at = china_instant(day, 21, 5, 40);
    message.precision = TimePrecision::ToTheMinute;
    message.side = MessageSide::Other;
    const Chat chat{"", "", {message}};
    for (const SuggestedPromise& promise : suggest_promises(chat, WorkCalendar{})) {
        if (message.text.find(promise.quote) == std::string::npos) std::abort();
        if (promise.due && !promise.due->ok()) std::abort();
        // A full date may lie in the past: that is what was written.
        const bool counted = promise.period.has_value();
        if (counted && promise.due && serial(*promise.due) < serial(day)) std::abort();
    }
    return 0;
}
