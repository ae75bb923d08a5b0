// What real life does to files, done to a sample of each reader: cut off, stuffed with NULs,
// another encoding, other line ends, one enormous field.  Nothing may crash or invent anything, and
// what does not change the meaning must not change what is read.

#include "domain/documents/document_codec.h"
#include "domain/orders/draft_codec.h"
#include "importers/read_file.h"
#include "testing/sample_files.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>

namespace shuofa {
namespace {

namespace fs = std::filesystem;

// Bills, lists, chats, parcels and calls; what holds other files has tests of its own.
bool is_plain_reader(const std::string& folder) {
    for (const std::string_view start : {"chat_", "call_", "tracking_"}) {
        if (folder.starts_with(start)) return true;
    }
    return folder.ends_with("_csv") || folder.ends_with("_xlsx") || folder.ends_with("_json");
}

// The smallest sample of each: the families are about readers, not about their samples.
std::vector<fs::path> one_of_each() {
    std::vector<fs::path> found;
    for (const auto& folder : fs::directory_iterator{samples_folder()}) {
        if (!folder.is_directory() || !is_plain_reader(folder.path().filename())) continue;
        fs::path smallest;
        for (const auto& entry : fs::directory_iterator{folder.path()}) {
            const std::string name = entry.path().filename().string();
            if (name.ends_with(".expected.json") || name == "mail_keys.txt") continue;
            if (smallest.empty() || entry.file_size() < fs::file_size(smallest))
                smallest = entry.path();
        }
        if (!smallest.empty()) found.push_back(smallest);
    }
    std::sort(found.begin(), found.end());
    return found;
}

bool is_text(const std::string& bytes) {
    return !bytes.starts_with("#!AMR") && bytes.find('\0') == std::string::npos;
}

struct Found {
    std::string error;
    std::vector<std::string> things;  // documents and drafts as they go over the pipe
    std::size_t problems = 0;
};

// Everything found is sent over the pipe and taken from it again.
Found read(const std::string& bytes, const fs::path& sample) {
    Found found;
    BillSink bills;
    bills.start = [](const BillStart&) {};
    bills.draft = [&](const OrderDraft& draft) {
        DraftChunkWriter writer;
        OrderDraft without_row = draft;
        without_row.row = 0;
        writer.add(without_row);
        found.things.push_back(writer.take());
        EXPECT_TRUE(decode_bill_frame(found.things.back()));
        EXPECT_FALSE(draft.amount.is_negative());
    };
    bills.problem = [&](const RowProblem&) { ++found.problems; };
    bills.finish = [](const BillReport&) {};
    const ByteFile file = file_of(bytes);
    const auto result = read_file({file, sample.filename().string(), ""},
                                  {bills,
                                   [&](DocumentDraft draft) {
                                       draft.place = {};
                                       found.things.push_back(encode(draft));
                                       EXPECT_TRUE(decode_document_frame(found.things.back()));
                                       EXPECT_LE(found.things.back().size(), 16u << 20);
                                   },
                                   [&](const FileReport& report) {
                                       found.problems +=
                                           static_cast<std::size_t>(report.problem_count);
                                       EXPECT_TRUE(decode_document_frame(encode(report)));
                                   }});
    if (!result) found.error = result.error().reason.id;
    return found;
}

std::string with_line_ends(const std::string& bytes, int family) {
    constexpr std::string_view ends[] = {"\n", "\r\n", "\r"};
    std::string out;
    int line = 0;
    for (std::size_t i = 0; i < bytes.size(); ++i) {
        if (bytes[i] == '\r' && i + 1 < bytes.size() && bytes[i + 1] == '\n') continue;
        if (bytes[i] != '\n') {
            out += bytes[i];
        } else {
            out += ends[family < 3 ? family : line++ % 2];
        }
    }
    return out;
}

class Malformed : public testing::TestWithParam<fs::path> {};

TEST_P(Malformed, CutOffAnywhereGivesNoMoreThanTheWhole) {
    const std::string bytes = bytes_of(GetParam());
    const std::size_t whole = read(bytes, GetParam()).things.size();
    constexpr std::size_t steps = 12;
    for (std::size_t i = 0; i < steps; ++i) {
        const Found found = read(bytes.substr(0, bytes.size() * i / steps), GetParam());
        EXPECT_LE(found.things.size(), whole) << i;
    }
}

TEST_P(Malformed, StandsNulsAndStrayBytes) {
    const std::string bytes = bytes_of(GetParam());
    for (const char stray : {'\0', '\xFF', '\x80', '\x1A', '"'}) {
        for (std::size_t i = 1; i < 8; ++i) {
            std::string broken = bytes;
            broken.insert(broken.size() * i / 8, i % 2, stray);
            broken[broken.size() * i / 9] = stray;
            (void)read(broken, GetParam());
        }
    }
}

TEST_P(Malformed, ReadsTheSameWithOtherLineEnds) {
    const std::string bytes = bytes_of(GetParam());
    if (!is_text(bytes)) return;
    const Found plain = read(with_line_ends(bytes, 0), GetParam());
    for (const int family : {1, 3}) {
        const Found other = read(with_line_ends(bytes, family), GetParam());
        EXPECT_EQ(other.things.size(), plain.things.size()) << family;
        EXPECT_EQ(other.error, plain.error) << family;
    }
}

TEST_P(Malformed, StandsAnEnormousField) {
    const std::string bytes = bytes_of(GetParam());
    if (!is_text(bytes)) return;
    std::string broken = bytes;
    broken.insert(bytes.size() / 3, std::string(10u << 20, 'x'));
    for (const std::string& thing : read(broken, GetParam()).things)
        EXPECT_LE(thing.size(), 16u << 20);
}

TEST_P(Malformed, StandsTheWrongEncoding) {
    const std::string bytes = bytes_of(GetParam());
    if (!is_text(bytes)) return;
    // Half of every character lost, and the bytes as somebody's UTF-16 without a mark.
    std::string halved, widened;
    for (std::size_t i = 0; i < bytes.size(); ++i) {
        if (static_cast<unsigned char>(bytes[i]) < 0x80 || i % 2 == 0) halved += bytes[i];
        widened += bytes[i];
        widened += '\0';
    }
    (void)read(halved, GetParam());
    (void)read(widened, GetParam());
    (void)read("\xFF\xFE" + bytes, GetParam());
    (void)read("\xEF\xBB\xBF\xEF\xBB\xBF" + bytes, GetParam());
}

std::string test_name(const testing::TestParamInfo<fs::path>& sample) {
    return sample.param.parent_path().filename().string();
}

INSTANTIATE_TEST_SUITE_P(All, Malformed, testing::ValuesIn(one_of_each()), test_name);

}  // namespace
}  // namespace shuofa
