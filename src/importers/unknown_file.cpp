#include "importers/unknown_file.h"

#include "base/text.h"
#include "formats/text_encoding.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>

namespace shuofa {
namespace {

// A short one of letters and digits: anything else could be a part of a name.
std::string extension_of(std::string_view name) {
    const std::size_t dot = name.rfind('.');
    if (dot == std::string_view::npos) return {};
    const std::string extension = lower_ascii(name.substr(dot));
    const bool plain = std::all_of(extension.begin() + 1, extension.end(), [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
    });
    // A row of digits can be a number somebody has.
    const auto digits = std::count_if(extension.begin(), extension.end(),
                                      [](char c) { return c >= '0' && c <= '9'; });
    if (!plain || extension.size() < 2 || extension.size() > 6 || digits > 2) return {};
    return extension;
}

void add_text_facts(std::string_view text, std::string_view head, std::vector<std::string>& facts) {
    const auto encoding = decode_text(head.substr(0, 4096)).encoding;
    facts.push_back(fmt::format("text={}", name_of(encoding.value_or(TextEncoding::Utf8))));
    facts.push_back(fmt::format("lines={}", std::count(text.begin(), text.end(), '\n') + 1));
    const std::string_view start = trim(text);
    if (start.starts_with('{') || start.starts_with('[')) facts.push_back("json");
    if (start.starts_with('<')) facts.push_back("xml");
    const std::string_view line = start.substr(0, start.find('\n'));
    facts.push_back(fmt::format("commas={}", std::count(line.begin(), line.end(), ',')));
    facts.push_back(fmt::format("tabs={}", std::count(line.begin(), line.end(), '\t')));
}

}  // namespace

std::vector<std::string> unknown_facts(const UnknownFile& file) {
    std::vector<std::string> facts;
    if (const std::string extension = extension_of(file.name); !extension.empty()) {
        facts.push_back("extension=" + extension);
    }
    if (!file.members.empty()) {
        facts.push_back(fmt::format("zip_members={}", file.members.size()));
        std::set<std::string> extensions;
        for (const std::string& member : file.members) {
            const std::string extension = extension_of(member);
            if (!extension.empty() && extensions.size() < 8) extensions.insert(extension);
        }
        for (const std::string& extension : extensions)
            facts.push_back("zip_extension=" + extension);
    }
    if (!file.text.empty()) {
        add_text_facts(file.text, file.head, facts);
        return facts;
    }
    std::string magic;
    for (const char byte : file.head.substr(0, 8))
        magic += fmt::format("{:02x}", static_cast<unsigned char>(byte));
    facts.push_back("magic=" + magic);
    return facts;
}

}  // namespace shuofa
