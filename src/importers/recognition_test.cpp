// Who takes a file for one of its own: for every sample exactly one importer or reader, and for
// what has nothing to do with shopping nobody.

#include "formats/zip.h"
#include "importers/recognise.h"
#include "importers/text_input.h"
#include "importers/workbook_input.h"
#include "testing/sample_files.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <map>

namespace shuofa {
namespace {

namespace fs = std::filesystem;

constexpr int least = 40;

// How much each importer and reader takes the file for its own, when at all.
using Claims = std::map<std::string, int>;

void ask_importers(FileShape shape, const std::string& name, std::string_view text,
                   Claims& claims) {
    for (const Importer* importer : all_importers()) {
        if (importer->shape != shape || text.empty()) continue;
        const int likeness = importer->likeness({name, shape, text});
        int& known = claims[std::string{importer->id}];
        known = std::max(known, likeness);
    }
}

void ask_readers(const DocumentGlimpse& glimpse, Claims& claims) {
    for (const DocumentReader* reader : all_document_readers()) {
        int& known = claims[std::string{reader->id}];
        known = std::max(known, reader->likeness(glimpse));
    }
}

// Shows the file as `read_file` shows it.
Claims claims_on(const std::string& name, const std::string& bytes) {
    Claims claims;
    const ByteFile file = file_of(bytes);
    const std::string_view head = std::string_view{bytes}.substr(0, 64 * 1024);
    if (xls::looks_like_compound_file(bytes)) {
        WorkbookInput workbook{file, {}};
        EXPECT_TRUE(workbook.open()) << name;
        for (std::size_t sheet = 0; sheet < workbook.sheets(); ++sheet)
            ask_importers(FileShape::Workbook, name, workbook.head(sheet), claims);
    } else if (!looks_like_zip(bytes)) {
        TextInput text{stream_of(file), {}};
        EXPECT_TRUE(text.open());
        const std::string_view shown = is_binary(head) ? std::string_view{} : text.head();
        ask_importers(FileShape::Text, name, shown, claims);
        ask_readers({name, head, shown, {}, bytes.size()}, claims);
    } else if (const auto zip = ZipFile::open(file, {})) {
        std::vector<std::string> members;
        for (const ZipMember& member : zip->members())
            members.push_back(member.name);
        WorkbookInput workbook{file, {}};
        std::string shown;
        if (xlsx::is_workbook(*zip) && workbook.open()) {
            for (std::size_t sheet = 0; sheet < workbook.sheets(); ++sheet)
                ask_importers(FileShape::Workbook, name, workbook.head(sheet), claims);
            for (std::size_t sheet = 0; sheet < workbook.sheets(); ++sheet)
                shown += workbook.head(sheet);
        }
        ask_readers({name, head, shown, members, bytes.size()}, claims);
    }
    std::erase_if(claims, [](const auto& claim) { return claim.second < least; });
    return claims;
}

std::string words(const Claims& claims) {
    std::string out;
    for (const auto& [id, likeness] : claims)
        out += id + "=" + std::to_string(likeness) + " ";
    return out;
}

// The samples of one importer or reader lie in the folder of its name.
TEST(Recognition, EverySampleHasOneBestAnswer) {
    int seen = 0;
    for (const auto& entry :
         fs::recursive_directory_iterator{source_folder() / "src/importers/samples"}) {
        const std::string name = entry.path().filename().string();
        const std::string owner = entry.path().parent_path().filename().string();
        if (!entry.is_regular_file() || owner == "refused" || owner == "samples" ||
            name.ends_with(".expected.json") || name == "mail_keys.txt")
            continue;
        const std::string bytes = bytes_of(entry.path());
        const Claims claims = claims_on(name, bytes);
        // What is in an archive is shown for itself; a table of somebody's own needs its columns.
        if (claims.empty()) {
            EXPECT_TRUE(name.ends_with(".zip") || owner.starts_with("own_table")) << entry.path();
            continue;
        }
        ++seen;
        const auto best =
            std::max_element(claims.begin(), claims.end(),
                             [](const auto& a, const auto& b) { return a.second < b.second; });
        EXPECT_EQ(best->first, owner) << entry.path() << " " << words(claims);
        const auto as_good = std::count_if(claims.begin(), claims.end(), [&](const auto& claim) {
            return claim.second == best->second;
        });
        EXPECT_EQ(as_good, 1) << entry.path() << " " << words(claims);
    }
    EXPECT_GT(seen, 80);
}

// This program's own texts, settings and sources are nobody's bill, chat or invoice.
TEST(Recognition, SourcesAndDocumentsAreNobodys) {
    int seen = 0;
    for (const char* folder :
         {"docs", "src/domain", "src/formats", "src/views", "data", "web/src"}) {
        for (const auto& entry : fs::recursive_directory_iterator{source_folder() / folder}) {
            const std::string path = entry.path().string();
            const std::string kind = entry.path().extension().string();
            if (!entry.is_regular_file() || path.find("/samples/") != std::string::npos) continue;
            if (kind != ".md" && kind != ".cpp" && kind != ".h" && kind != ".json" &&
                kind != ".yaml" && kind != ".ts" && kind != ".vue" && kind != ".css")
                continue;
            const Claims claims = claims_on(path, bytes_of(entry.path()).substr(0, 64 * 1024));
            EXPECT_TRUE(claims.empty()) << path << " " << words(claims);
            ++seen;
        }
    }
    for (const char* name : {"README.md", "CHANGELOG.md", "CMakePresets.json", "CMakeLists.txt"}) {
        const Claims claims = claims_on(name, bytes_of(source_folder() / name));
        EXPECT_TRUE(claims.empty()) << name << " " << words(claims);
    }
    EXPECT_GT(seen, 100);
}

struct Innocent {
    const char* name;
    std::string bytes;
};

void PrintTo(const Innocent& innocent, std::ostream* out) { *out << innocent.name; }

class InnocentFile : public testing::TestWithParam<Innocent> {};

TEST_P(InnocentFile, IsNobodys) {
    const Claims claims = claims_on(GetParam().name, GetParam().bytes);
    EXPECT_TRUE(claims.empty()) << words(claims);
}

std::string lines(std::initializer_list<const char*> list) {
    std::string out;
    for (const char* line : list)
        out += std::string{line} + "\n";
    return out;
}

const Innocent innocents[] = {
    {"play.txt", lines({"小林：我走了。", "阿秋：去哪里？", "小林：不知道。", "阿秋：那我等你。"})},
    {"recipe.txt", lines({"材料：面粉、鸡蛋", "步骤：搅匀", "时间：20分钟", "火候：小火"})},
    {"letter.txt", lines({"尊敬的客服：", "您好，我的订单一直没有发货。", "此致", "敬礼"})},
    {"settings.ini", lines({"[shop]", "name: 北岸", "time: 21:03", "host: shop.example"})},
    {"contacts.vcf",
     lines({"BEGIN:VCARD", "VERSION:3.0", "FN:客服", "TEL:13800000000", "END:VCARD"})},
    {"calendar.ics", lines({"BEGIN:VCALENDAR", "BEGIN:VEVENT", "SUMMARY:退款", "END:VEVENT"})},
    {"novel.txt",
     lines({"第一章 雨夜", "", "那年十一月八日晚上九点零三分，他推开了门。",
            "“你来了？”她说：“订单我已经退了，钱还没有到账。”", "他把手机放在桌上，屏幕还亮着。",
            "", "第二章 2026年11月8日", "", "天亮以后，小林: 我走了。", "她没有回答。"})},
    {"novel-with-times.txt", lines({"2026-11-08 21:03:11", "他又看了一眼钟。", "",
                                    "2026-11-08 21:05:40", "钟还是没有走。"})},
    {"diary.md", lines({"# 日记", "", "## 2026-11-08 21:03", "", "今天买了耳机，花了 329.90 元。",
                        "", "## 2026-11-09 08:10", "", "耳机坏了。"})},
    {"poem.txt", lines({"床前明月光，", "疑是地上霜。", "举头望明月，", "低头思故乡。"})},
    {"subtitles.srt", lines({"1", "00:00:01,000 --> 00:00:04,000", "你好", "", "2",
                             "00:00:05,000 --> 00:00:09,000", "再见"})},
    {"server.log", lines({"2026-11-08 21:03:11 INFO server started", "2026-11-08 21:03:12 INFO ok",
                          "java.lang.IllegalStateException: boom", "\tat a.b.C(C.java:11)", "",
                          "2026-11-08 21:03:13 WARN slow request"})},
    {"log-in-brackets.log",
     lines({"[2026-11-08 21:03:11] worker: started", "[2026-11-08 21:03:12] worker: job 12 done",
            "[2026-11-08 21:03:13] worker: stopped"})},
    {"git.log", lines({"commit 0123456789abcdef", "Author: A <a@b.example>",
                       "Date:   Sun Nov 8 21:03:11 2026 +0800", "", "    importers: read more", "",
                       "commit 0123456789abcdee", "Author: A <a@b.example>"})},
    {"headers.txt", lines({"Name: value", "Other: value", "", "text"})},
    {"config.json",
     lines({"{", "  \"name\": \"shop\",", "  \"data\": [1, 2, 3],",
            "  \"session\": {\"timeout\": 30},", "  \"messages\": [\"hello\"]", "}"})},
    {"package.json", lines({"{\"name\": \"web\", \"version\": \"1.0.0\", \"type\": \"module\"}"})},
    {"list.json", lines({"[{\"nu\": 1, \"data\": 2}, {\"nu\": 3}]"})},
    {"contacts.csv", lines({"姓名,电话,地址", "测试用户,13800000000,示例省样例市"})},
    {"temperatures.csv", lines({"时间,地点,温度", "2026-11-08 21:03:11,样例市,12.5",
                                "2026-11-08 22:03:11,样例市,11.8"})},
    {"attendance.csv",
     lines({"序号,时间,姓名,类型,内容", "1,2026-11-08 21:03:11,测试用户,签到,迟到"})},
    {"exam.csv", lines({"学号,姓名,状态,成绩", "20260001,测试用户,正常,89.5"})},
    {"ids.csv", lines({"localId,name", "1,a"})},
    {"note.xml", lines({"<?xml version=\"1.0\"?>", "<note><to>A</to><body>invoice</body></note>"})},
    {"feed.xml", lines({"<?xml version=\"1.0\" encoding=\"UTF-8\"?>",
                        "<rss version=\"2.0\"><channel><title>t</title></channel></rss>"})},
    {"schema.xsd", lines({"<xs:schema xmlns:xs=\"http://www.w3.org/2001/XMLSchema\"/>"})},
    {"drawing.svg", lines({"<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"1\"/>"})},
    {"program.py", lines({"import csv", "def main():", "    print('订单号,下单时间,实付款')", ""})},
    {"program.sql", lines({"create table orders (id integer primary key, paid_at text);"})},
    {"table.md",
     lines({"| 订单号 | 创建时间 | 实付款 |", "|---|---|---|", "| 说明 | 见下 | 见下 |"})},
    {"spoken-order.txt",
     lines({"云岭茶仓旗舰店  交易成功", "实付款 ¥319.51", "订单编号：2601815908301661318",
            "创建时间：2026-10-02 18:37:25", "付款时间：2026-10-02 18:38:14"})},
    {"one-word.txt", "好"},
    {"blank.txt", "\n\n\n"},
    {"half.bin", std::string("\x7F"
                             "ELF\x02\x01\x01\0\0\0\0",
                             11)},
    {"film.mp4", std::string("\0\0\0\x18"
                             "ftypmp42\0\0\0\0mp42isom",
                             24)},
};

INSTANTIATE_TEST_SUITE_P(All, InnocentFile, testing::ValuesIn(innocents));

}  // namespace
}  // namespace shuofa
