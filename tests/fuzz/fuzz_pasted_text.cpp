// Anything that a person may paste: a number, a link, a whole text, a licence number.  There is
// always an answer, and nothing unknown is called official.

#include "domain/channels/check_text.h"
#include "domain/channels/directory.h"
#include "domain/vetting/licence_number.h"

#include <cstdint>
#include <cstdlib>
#include <string_view>

namespace {

using namespace shuofa;

Directory a_directory() {
    Entity shop;
    shop.id = "jd";
    shop.name_zh = "京东";
    shop.pinyin = "jingdong";
    shop.domains = {{"jd.com", true}};
    Channel line;
    line.id = "jd/phone";
    line.value = "950618";
    line.role = ChannelRole::Buyer;
    Observation seen;
    seen.source_kind = SourceAuthority::Official;
    seen.seen_on = read_seen_on("2026");
    line.observations = {seen};
    shop.channels = {line};
    KnownBad bad;
    bad.value = "www.12305.cn";
    return Directory{"2026-11-23", {shop}, {bad}};
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    static const Directory directory = a_directory();
    constexpr Day today{std::chrono::year{2026} / 11 / 23};
    const std::string_view text{reinterpret_cast<const char*>(data), size};

    const TextCheck whole = check_text(text, directory, today);
    for (const ValueCheck& finding : whole.findings) {
        if (finding.verdict == Verdict::Official && finding.seen_for.empty()) std::abort();
    }
    if (whole.verdict == Verdict::Official && !whole.signs.empty()) std::abort();
    const ValueCheck value = check_value(text, directory, today);
    if (value.advice.empty()) std::abort();
    (void)is_text_with_values(text);
    const LicenceNumber number = read_licence_number(text);
    if (number.check_digit == true && number.kind == LicenceKind::Unknown) std::abort();
    return 0;
}
