#include "formats/ofd.h"

#include "base/text.h"
#include "formats/zip.h"
#include "testing/zip_of.h"

#include <gtest/gtest.h>
#include <openssl/evp.h>

namespace shuofa::ofd {
namespace {

using Files = std::vector<std::pair<std::string, std::string>>;

constexpr std::string_view entry_file =
    "<ofd:OFD xmlns:ofd=\"x\"><ofd:DocBody><ofd:DocInfo><ofd:CustomDatas><ofd:CustomData "
    "Name=\"发票号码\">26999000000000000101</ofd:CustomData></ofd:CustomDatas></ofd:DocInfo>"
    "<ofd:DocRoot>Doc_0/Document.xml</ofd:DocRoot></ofd:DocBody></ofd:OFD>";
constexpr std::string_view document_file =
    "<Document><CommonData/><Pages><Page ID=\"1\" BaseLoc=\"Pages/Page_0/Content.xml\"/></Pages>"
    "<CustomTags>Tags/CustomTags.xml</CustomTags></Document>";
constexpr std::string_view page_file =
    "<Page><Content><Layer><PageBlock><TextObject ID=\"7\" Boundary=\"1 2 3 4\"><TextCode>¥"
    "</TextCode></TextObject></PageBlock><TextObject ID=\"8\"><TextCode>1</TextCode><TextCode>2"
    "</TextCode></TextObject></Layer></Content></Page>";

Files files() {
    return {{"Doc_0/Pages/Page_0/Content.xml", std::string{page_file}},
            {"Doc_0/Tags/CustomTags.xml",
             "<CustomTags><CustomTag><FileLoc>/Doc_0/TAGS/Tag.xml</FileLoc></CustomTag>"
             "</CustomTags>"},
            {"Doc_0/Tags/Tag.xml",
             "<:x xmlns:=\"\"><Sum><ofd:ObjectRef PageRef=\"1\">7</ofd:ObjectRef><ofd:ObjectRef "
             "PageRef=\"1\">8</ofd:ObjectRef></Sum></:x>"},
            {"Doc_0/Document.xml", std::string{document_file}},
            {"OFD.xml", "\xEF\xBB\xBF" + std::string{entry_file}}};
}

Result<Package> read_files(const Files& list) {
    const std::string bytes = zip_of(list);
    return read(file_of(bytes));
}

std::string sm3_base64(std::string_view bytes) {
    unsigned char digest[32];
    unsigned size = 0;
    EVP_Digest(bytes.data(), bytes.size(), digest, &size, EVP_sm3(), nullptr);
    std::string text(45, '\0');
    EVP_EncodeBlock(reinterpret_cast<unsigned char*>(text.data()), digest, 32);
    return text.substr(0, 44);
}

Files signed_files() {
    Files list = files();
    list.back().second = replace_all(list.back().second, "</ofd:DocBody>",
                                     "<ofd:Signatures>Doc_0/Signs/Signatures.xml</ofd:Signatures>"
                                     "</ofd:DocBody>");
    list.push_back({"Doc_0/Signs/Signatures.xml",
                    "<Signatures><Signature BaseLoc=\"Sign_0/Signature.xml\"/></Signatures>"});
    list.push_back({"Doc_0/Signs/Sign_0/Signature.xml",
                    "<Signature><SignedInfo><References CheckMethod=\"1.2.156.10197.1.401\">"
                    "<Reference FileRef=\"/Doc_0/Document.xml\"><CheckValue>" +
                        sm3_base64(document_file) +
                        "</CheckValue></Reference></References></SignedInfo></Signature>"});
    return list;
}

TEST(Ofd, ResolvesTagsThroughPathsInTheWrongCase) {
    const auto package = read_files(files());
    ASSERT_TRUE(package) << package.error().detail;
    ASSERT_EQ(package->tags.size(), 1u);
    EXPECT_EQ(package->tags[0].text_at("Sum"), "¥12");
    ASSERT_EQ(package->pages.size(), 1u);
    EXPECT_EQ(package->pages[0].texts[0].height, 4);
    EXPECT_EQ(package->custom_data[0].second, "26999000000000000101");
    EXPECT_EQ(package->signature, Signature::None);
}

TEST(Ofd, ComparesTheFilesWithTheSignature) {
    EXPECT_EQ(read_files(signed_files())->signature, Signature::FilesUnchanged);
    Files changed = signed_files();
    changed[3].second += " ";
    EXPECT_EQ(read_files(changed)->signature, Signature::FilesChanged);
    Files broken = signed_files();
    broken.back().second = "<Signature/>";
    EXPECT_EQ(read_files(broken)->signature, Signature::Unreadable);
}

TEST(Ofd, IsKnownByItsNames) {
    const std::vector<std::string> package{"Doc_0/", "./OFD.xml"};
    const std::vector<std::string> other{"xl/workbook.xml"};
    EXPECT_TRUE(is_package(package));
    EXPECT_FALSE(is_package(other));
}

TEST(Ofd, LeavesOutWhatIsMissingOrBroken) {
    Files list = files();
    list[0].second = "<Page><Content>";
    list[2].second = "no xml";
    const auto package = read_files(list);
    ASSERT_TRUE(package);
    EXPECT_TRUE(package->tags.empty());
    EXPECT_TRUE(package->pages[0].texts.empty());
    EXPECT_EQ(read_files({{"OFD.xml", "x"}}).error().reason.id, "xml_damaged");
    EXPECT_EQ(read_files({{"a", "x"}}).error().reason.id, "ofd_damaged");
}

TEST(Ofd, RefusesBombsEntitiesAndDepth) {
    Files bomb = files();
    bomb[0].second = std::string(40U << 20, ' ');
    EXPECT_FALSE(read_files(bomb));
    Files laughs = files();
    laughs[4].second = "<!DOCTYPE x [<!ENTITY a \"ha\">]>" + std::string{entry_file};
    EXPECT_EQ(read_files(laughs).error().reason.id, "xml_refused");
    Files deep = files();
    deep[2].second.clear();
    for (int i = 0; i < 100'000; ++i)
        deep[2].second += "<a>";
    for (int i = 0; i < 100'000; ++i)
        deep[2].second += "</a>";
    EXPECT_EQ(read_files(deep).error().reason.id, "ofd_refused");
    Files many = files();
    for (int i = 0; i < 3000; ++i)
        many.push_back({"x" + std::to_string(i), "y"});
    EXPECT_FALSE(read_files(many));
}

TEST(Ofd, NamesNeverLeaveTheArchive) {
    Files list = files();
    list[1].second =
        "<CustomTags><CustomTag><FileLoc>../../../../etc/passwd</FileLoc></CustomTag>"
        "</CustomTags>";
    EXPECT_TRUE(read_files(list)->tags.empty());
}

TEST(Ofd, SurvivesCutsAndFlippedBits) {
    const std::string bytes = zip_of(signed_files());
    for (std::size_t i = 0; i < bytes.size(); i += 17) {
        const std::string cut = bytes.substr(0, i);
        EXPECT_FALSE(read(file_of(cut)));
        std::string flipped = bytes;
        flipped[i] = static_cast<char>(flipped[i] ^ 0x21);
        (void)read(file_of(flipped));
    }
}

}  // namespace
}  // namespace shuofa::ofd
