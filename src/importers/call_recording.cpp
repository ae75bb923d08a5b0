#include "base/text.h"
#include "formats/audio_length.h"
#include "importers/cells.h"
#include "importers/importer.h"

#include <fmt/format.h>

#include <algorithm>
#include <optional>

// A recorded call.  Phones write the other side, the number and the local time into the file's
// name, each maker in its own way, so one tolerant rule takes them all: the last thing that can be
// a time is the time, the number is in brackets, after "@" or alone, the rest is the contact.

namespace shuofa {
namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }

// A piece of the name and what it means.
struct NameTime {
    std::size_t begin = 0;
    std::size_t end = 0;
    Instant at;
};

struct DigitRun {
    std::size_t begin = 0;
    std::size_t end = 0;
};

std::vector<DigitRun> digit_runs(std::string_view name) {
    std::vector<DigitRun> runs;
    for (std::size_t i = 0; i < name.size();) {
        if (!is_digit(name[i])) {
            ++i;
            continue;
        }
        const std::size_t begin = i;
        while (i < name.size() && is_digit(name[i]))
            ++i;
        runs.push_back({begin, i});
    }
    return runs;
}

std::optional<Instant> moment(std::string_view day, std::string_view clock) {
    std::string text;
    if (day.size() == 8) {
        text = fmt::format("{}-{}-{}", day.substr(0, 4), day.substr(4, 2), day.substr(6, 2));
    } else {
        text = fmt::format("20{}-{}-{}", day.substr(0, 2), day.substr(2, 2), day.substr(4, 2));
    }
    text += fmt::format(" {}:{}:{}", clock.substr(0, 2), clock.substr(2, 2),
                        clock.size() == 6 ? clock.substr(4, 2) : "00");
    return parse_time(text);
}

// "2023-05-06 19-27-35": six runs with single marks between them.
std::optional<NameTime> spelled_time(std::string_view name, const std::vector<DigitRun>& runs,
                                     std::size_t i) {
    if (i + 6 > runs.size()) return std::nullopt;
    std::string text;
    constexpr std::string_view marks[] = {"-", "-", " ", ":", ":", ""};
    for (std::size_t k = 0; k < 6; ++k) {
        const DigitRun& run = runs[i + k];
        if (run.end - run.begin != (k == 0 ? 4u : 2u)) return std::nullopt;
        if (k > 0 && run.begin != runs[i + k - 1].end + 1) return std::nullopt;
        text += name.substr(run.begin, run.end - run.begin);
        text += marks[k];
    }
    const auto at = parse_time(text);
    if (!at) return std::nullopt;
    return NameTime{runs[i].begin, runs[i + 5].end, *at};
}

// "20230506192735", "20230506_192735", "230506_192735", "2305061927".
std::optional<NameTime> packed_time(std::string_view name, const std::vector<DigitRun>& runs,
                                    std::size_t i) {
    const std::string_view digits = name.substr(runs[i].begin, runs[i].end - runs[i].begin);
    std::optional<Instant> at;
    std::size_t end = runs[i].end;
    if (digits.size() == 14) {
        at = moment(digits.substr(0, 8), digits.substr(8));
    } else if ((digits.size() == 8 || digits.size() == 6) && i + 1 < runs.size() &&
               runs[i + 1].begin == runs[i].end + 1 && runs[i + 1].end - runs[i + 1].begin == 6) {
        at = moment(digits, name.substr(runs[i + 1].begin, 6));
        end = runs[i + 1].end;
    } else if (digits.size() == 10) {
        at = moment(digits.substr(0, 6), digits.substr(6));
    }
    if (!at) return std::nullopt;
    return NameTime{runs[i].begin, end, *at};
}

std::optional<NameTime> last_time(std::string_view name) {
    const std::vector<DigitRun> runs = digit_runs(name);
    for (std::size_t i = runs.size(); i-- > 0;) {
        if (const auto time = spelled_time(name, runs, i)) return time;
        if (const auto time = packed_time(name, runs, i)) return time;
    }
    return std::nullopt;
}

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

void take_name(std::string_view name, Call& call) {
    if (const std::size_t dot = name.rfind('.'); dot != std::string_view::npos && dot > 0)
        name = name.substr(0, dot);
    const auto time = last_time(name);
    if (!time) return;
    call.started_at = time->at;
    std::string_view who = without_label(without_marks(name.substr(0, time->begin)));
    if (who.empty()) who = without_marks(name.substr(time->end));
    call.pattern = "plain";
    if (contains(name, "Call recording")) call.pattern = "samsung";
    const std::size_t at = who.rfind('@');
    const std::size_t open = who.rfind('(');
    if (who.ends_with(')') && open != std::string_view::npos) {
        call.number = number_in(who.substr(open + 1, who.size() - open - 2));
        if (!call.number.empty()) {
            call.pattern = "xiaomi";
            who = without_marks(who.substr(0, open));
        }
    } else if (at != std::string_view::npos) {
        call.number = number_in(who.substr(at + 1));
        if (!call.number.empty()) {
            call.pattern = "at_sign";
            who = without_marks(who.substr(0, at));
        }
    }
    if (call.number.empty()) call.number = number_in(who);
    call.contact = who.empty() ? call.number : std::string{who};
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

std::string_view base_name(std::string_view name) {
    return name.substr(name.find_last_of("/\\") + 1);
}

int likeness(const DocumentGlimpse& glimpse) {
    const AudioFormat format = audio_format(glimpse.head);
    if (format == AudioFormat::None) return 0;
    if (format != AudioFormat::Mp4) return 80;
    // It may as well be a film: the name has to speak of a call.
    Call call;
    take_name(base_name(glimpse.name), call);
    return call.started_at && !call.number.empty() ? 80 : 0;
}

Result<void> read(const DocumentFile& file, const DocumentSink& sink) {
    const Audio audio = read_audio(file.bytes);
    Call call;
    call.format = format_word(audio.format);
    call.container_at = audio.made_at;
    if (audio.milliseconds) call.duration_seconds = (*audio.milliseconds + 500) / 1000;
    std::vector<std::string> notes;
    const std::string name{base_name(file.name)};
    take_name(is_utf8(name) ? std::string_view{name} : std::string_view{}, call);
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
