#include "base/text.h"
#include "formats/audio_length.h"
#include "importers/importer.h"
#include "importers/name_time.h"

#include <cstdlib>
#include <optional>
#include <utility>

// A recorded call.  Phones write the other side, the number and the local time into the file's
// name, each maker in its own way, so one tolerant rule takes them all: the last thing that can be
// a time is the time, the number is in brackets, after "@" or alone, the rest is the contact.

namespace shuofa {
namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }

// A telephone number: 5 (95118) to 13 digits, as a whole, perhaps with "+86".
std::string number_in(std::string_view text) {
    std::string digits;
    for (const char c : text) {
        if (c == ' ' || c == '-') continue;
        if (c == '+' && digits.empty()) {
            digits += c;
        } else if (is_digit(c)) {
            digits += c;
        } else {
            return {};
        }
    }
    const std::size_t count = digits.size() - (digits.starts_with('+') ? 1 : 0);
    return count >= 5 && count <= 13 ? digits : std::string{};
}

std::string_view without_marks(std::string_view text) {
    constexpr std::string_view marks = " _-.@";
    const std::size_t begin = text.find_first_not_of(marks);
    if (begin == std::string_view::npos) return {};
    return text.substr(begin, text.find_last_not_of(marks) - begin + 1);
}

// Words that recorders put in front.
std::string_view without_label(std::string_view text) {
    for (const std::string_view label :
         {"Call recording", "通话录音", "电话录音", "录音", "call", "Call"}) {
        if (!text.starts_with(label)) continue;
        const std::string_view rest = text.substr(label.size());
        if (rest.empty() || contains(" _-@", rest.substr(0, 1))) return without_marks(rest);
    }
    return text;
}

// What stands in the last pair of brackets, and what before them.
struct Bracketed {
    std::string_view before, inside;
};
std::optional<Bracketed> last_brackets(std::string_view text) {
    for (const auto& [open, close] :
         {std::pair<std::string_view, std::string_view>{"(", ")"}, {"（", "）"}}) {
        const std::size_t at = text.rfind(open);
        if (!text.ends_with(close) || at == std::string_view::npos) continue;
        const std::size_t begin = at + open.size();
        if (begin + close.size() > text.size()) continue;
        return Bracketed{text.substr(0, at),
                         text.substr(begin, text.size() - close.size() - begin)};
    }
    return std::nullopt;
}

// "北岸客服 13800000000": a number of some length behind a mark.
std::optional<Bracketed> number_at_end(std::string_view text) {
    const std::size_t mark = text.find_last_of(" _-");
    if (mark == std::string_view::npos || number_in(text.substr(mark + 1)).size() < 7)
        return std::nullopt;
    return Bracketed{text.substr(0, mark), text.substr(mark + 1)};
}

void take_who(std::string_view who, Call& call) {
    const std::size_t at = who.rfind('@');
    const auto take = [&](const Bracketed& parts, std::string_view pattern) {
        call.number = number_in(parts.inside);
        if (call.number.empty()) return false;
        if (!pattern.empty()) call.pattern = pattern;
        who = without_marks(parts.before);
        return true;
    };
    const auto brackets = last_brackets(who);
    bool found = brackets && take(*brackets, "xiaomi");
    if (!found && at != std::string_view::npos)
        found = take({who.substr(0, at), who.substr(at + 1)}, "at_sign");
    if (!found) call.number = number_in(who);
    if (call.number.empty()) {
        if (const auto parts = number_at_end(who)) take(*parts, {});
    }
    call.contact = who.empty() ? call.number : std::string{who};
}

void take_name(std::string_view name, Call& call) {
    name = stem_of(name);
    const auto time = last_time_in(name, TenDigits::AreATime);
    if (!time) return;
    call.started_at = time->at;
    call.pattern = contains(name, "Call recording") ? "samsung" : "plain";
    const std::string_view before = name.substr(0, time->begin);
    const std::string_view after = name.substr(time->end);
    // LG: "0d20151122141548p+70000000000", with 1 for the other direction.
    if ((before == "0d" || before == "1d") && after.starts_with('p')) {
        call.pattern = "lg";
        return take_who(without_marks(after.substr(1)), call);
    }
    const std::string_view who = without_label(without_marks(before));
    take_who(who.empty() ? without_marks(after) : who, call);
    if (call.number.empty() && !who.empty()) call.number = number_in(without_marks(after));
}

std::string_view format_word(AudioFormat format) {
    switch (format) {
        case AudioFormat::None:
            return {};
        case AudioFormat::Mp3:
            return "mp3";
        case AudioFormat::M4a:
            return "m4a";
        case AudioFormat::Amr:
            return "amr";
        case AudioFormat::Mp4:
            return "mp4";
        case AudioFormat::ThreeGp:
            return "3gp";
    }
    return {};
}

int likeness(const DocumentGlimpse& glimpse) {
    const AudioFormat format = audio_format(glimpse.head);
    if (format == AudioFormat::None) return 0;
    if (format != AudioFormat::Mp4) return 80;
    // It may as well be a film: the name has to speak of a call.
    Call call;
    take_name(base_name_of(glimpse.name), call);
    return call.started_at && !call.number.empty() ? 80 : 0;
}

Result<void> read(const DocumentFile& file, const DocumentSink& sink) {
    const Audio audio = read_audio(file.bytes);
    Call call;
    call.format = format_word(audio.format);
    call.container_at = audio.made_at;
    if (audio.milliseconds) call.duration_seconds = (*audio.milliseconds + 500) / 1000;
    std::vector<std::string> notes;
    const std::string name{base_name_of(file.name)};
    take_name(is_utf8(name) ? std::string_view{name} : std::string_view{}, call);
    // The container's clock is UTC, the name's the phone's; zones apart, they tell one moment.
    constexpr std::int64_t one_day = 24LL * 3600 * 1'000'000;
    if (call.started_at && call.container_at &&
        std::abs(call.started_at->micros - call.container_at->micros) > one_day)
        notes.emplace_back("times_disagree");
    if (!call.started_at) notes.emplace_back("name_tells_no_time");
    if (call.number.empty()) notes.emplace_back("name_tells_no_number");
    if (!audio.milliseconds) notes.emplace_back("length_unknown");
    sink.document({std::move(call), {}, std::move(notes)});
    return {};
}

}  // namespace

extern const DocumentReader call_recording;
const DocumentReader call_recording{"call_recording", "通话录音", "Recorded call", likeness, read};

}  // namespace shuofa
