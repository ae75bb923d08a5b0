#include "formats/docx_writer.h"

#include <archive.h>
#include <archive_entry.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <pugixml.hpp>

#include <map>

using namespace shuofa;
using testing::HasSubstr;

namespace {

std::map<std::string, std::string> unpacked(const std::vector<std::byte>& docx) {
    std::map<std::string, std::string> files;
    archive* zip = archive_read_new();
    archive_read_support_format_zip(zip);
    EXPECT_EQ(archive_read_open_memory(zip, docx.data(), docx.size()), ARCHIVE_OK);
    archive_entry* entry = nullptr;
    while (archive_read_next_header(zip, &entry) == ARCHIVE_OK) {
        std::string& content = files[archive_entry_pathname(entry)];
        char piece[4096];
        la_ssize_t size = 0;
        while ((size = archive_read_data(zip, piece, sizeof piece)) > 0) {
            content.append(piece, static_cast<std::size_t>(size));
        }
    }
    archive_read_free(zip);
    return files;
}

docx::Document a_document(const std::string& text) {
    docx::Document document{text, text, "2026-11-25T00:00:00+08:00", {}};
    document.blocks = {{docx::Block::Kind::Text, docx::Style::Title, text, {}},
                       {docx::Block::Kind::Text, docx::Style::Body, text, {}},
                       {docx::Block::Kind::Table, docx::Style::Body, {}, {{"项", "值"}, {text}}},
                       {docx::Block::Kind::PageBreak, docx::Style::Body, {}, {}},
                       {docx::Block::Kind::Text, docx::Style::Right, text, {}}};
    return document;
}

TEST(DocxWriter, WritesPartsThatAreWellFormed) {
    for (const std::string& text :
         {std::string{"投诉信"}, std::string{"<w:t>&\"'</w:t>"}, std::string{"a\0b\x01\x1b", 5},
          std::string{"\u202E倒\uFFFF"}, std::string(10'000, 'W'), std::string{"\xff\xfe"}}) {
        const auto docx = docx::write_docx(a_document(text));
        ASSERT_TRUE(docx);
        const auto files = unpacked(*docx);
        ASSERT_EQ(files.size(), 7U);
        for (const auto& [name, content] : files) {
            pugi::xml_document parsed;
            EXPECT_TRUE(parsed.load_buffer(content.data(), content.size())) << name;
        }
    }
}

TEST(DocxWriter, KeepsTextAndChineseFonts) {
    const auto docx = docx::write_docx(a_document("退还货款329.90元"));
    ASSERT_TRUE(docx);
    const auto files = unpacked(*docx);

    EXPECT_THAT(files.at("word/document.xml"), HasSubstr("退还货款329.90元"));
    EXPECT_THAT(files.at("word/styles.xml"), HasSubstr("w:eastAsia=\"宋体\""));
}

TEST(DocxWriter, GivesTheSameBytesTwice) {
    EXPECT_EQ(*docx::write_docx(a_document("同")), *docx::write_docx(a_document("同")));
}

}  // namespace
