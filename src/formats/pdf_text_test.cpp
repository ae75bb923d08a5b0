#include "formats/pdf_text.h"

#include "testing/sample_files.h"

#include <gtest/gtest.h>

namespace shuofa::pdf {
namespace {

std::string sample(const std::string& name) {
    return bytes_of(source_folder() / "src/formats/samples/pdf" / name);
}

TEST(PdfText, GivesWordsWithTheirPlacesAndLines) {
    const auto document = read(sample("invoice.pdf"), FirstPage::Skip);
    ASSERT_TRUE(document);
    EXPECT_EQ(document->page_count, 1u);
    EXPECT_FALSE(document->first_page);
    const std::string text = lines(document->pages.at(0));
    EXPECT_NE(text.find("发票号码：26999000000000000101 开票日期：2026年11月02日\n"),
              std::string::npos)
        << text;
    EXPECT_NE(text.find("价税合计（小写） ¥329.90\n"), std::string::npos) << text;
}

TEST(PdfText, DrawsTheFirstPageWhenAsked) {
    const auto document = read(sample("invoice.pdf"), FirstPage::Draw);
    ASSERT_TRUE(document);
    ASSERT_TRUE(document->first_page);
    EXPECT_EQ(document->first_page->width, 1700);
    EXPECT_EQ(document->first_page->pixels.size(), 1700u * 2200u);
}

TEST(PdfText, SaysThatACutFileIsDamaged) {
    const std::string bytes = sample("invoice.pdf");
    EXPECT_EQ(read("", FirstPage::Draw).error().reason.id, "pdf_damaged");
    EXPECT_EQ(read("%PDF-1.4\n", FirstPage::Draw).error().reason.id, "pdf_damaged");
    EXPECT_EQ(read(bytes.substr(0, 2000), FirstPage::Draw).error().reason.id, "pdf_damaged");
}

TEST(PdfText, SurvivesFlippedBits) {
    const std::string bytes = sample("invoice.pdf");
    for (std::size_t i = 100; i < bytes.size(); i += bytes.size() / 12) {
        std::string flipped = bytes;
        flipped[i] = static_cast<char>(flipped[i] ^ 0x11);
        const auto document = read(flipped, FirstPage::Skip);
        if (document) {
            EXPECT_LE(document->pages.size(), 20u);
        }
    }
}

TEST(PdfText, SurvivesAPageTreeThatEatsItself) {
    const std::string loop =
        "%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n"
        "2 0 obj<</Type/Pages/Count 999999999/Kids[2 0 R 2 0 R]>>endobj\n"
        "trailer<</Root 1 0 R/Size 3>>\n%%EOF\n";
    const auto document = read(loop, FirstPage::Draw);
    if (document) {
        EXPECT_LE(document->pages.size(), 20u);
    }
}

}  // namespace
}  // namespace shuofa::pdf
