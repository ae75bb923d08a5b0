#include "domain/vetting/kept_page.h"

#include <gtest/gtest.h>

namespace shuofa {
namespace {

std::string form_of(std::string_view bytes) {
    const auto signs = recognise_page(bytes);
    return signs ? std::string{name_of(signs->form)} : "none";
}

TEST(KeptPage, TellsFormsByTheirFirstBytes) {
    EXPECT_EQ(form_of("%PDF-1.7\n"), "pdf");
    EXPECT_EQ(form_of("\x89PNG\r\n\x1a\n"), "image");
    EXPECT_EQ(form_of("<!DOCTYPE html><html>"), "html");
    EXPECT_EQ(form_of("\n<html lang=zh>"), "html");
    EXPECT_EQ(form_of("From: <Saved by Blink>\r\nMIME-Version: 1.0\r\n"
                      "Content-Type: multipart/related; boundary=x\r\n"),
              "mhtml");
    EXPECT_EQ(form_of("七日无理由退货\n"), "text");
    EXPECT_EQ(form_of(std::string_view{"PK\x03\x04\0\0", 6}), "none");
    EXPECT_EQ(form_of(std::string_view{"\x7f"
                                       "ELF\x02\x01\0",
                                       7}),
              "none");
    EXPECT_EQ(form_of(""), "none");
}

TEST(KeptPage, TakesTheAddressThatTheBrowserWrote) {
    EXPECT_EQ(recognise_page("<!DOCTYPE html>\n<!-- saved from url=(0029)https://www.example.cn/"
                             "a?b=1 -->\n<html>")
                  ->address,
              "https://www.example.cn/a?b=1");
    EXPECT_EQ(recognise_page("From: <Saved by Blink>\r\n"
                             "Snapshot-Content-Location: https://www.example.cn/policy\r\n"
                             "MIME-Version: 1.0\r\nContent-Type: multipart/related\r\n")
                  ->address,
              "https://www.example.cn/policy");
    EXPECT_EQ(recognise_page("<!-- saved from url=(0010)javascript:x --><html>")->address, "");
}

TEST(KeptPage, SaysWhetherItPrintsANumber) {
    EXPECT_EQ(page_prints("<p>客服 <b>400</b>-6789-888</p>", PageForm::Html, "4006789888"), true);
    EXPECT_EQ(page_prints("<p data-x=\"950618\">客服</p>", PageForm::Html, "950618"), false);
    EXPECT_EQ(page_prints("Content-Type: text/html\r\n\r\n<p>=E7=94=B5 95=\r\n0618</p>",
                          PageForm::Mhtml, "950618"),
              true);
    EXPECT_EQ(page_prints("客服：kf@example.cn", PageForm::Text, "kf@example.cn"), true);
    EXPECT_EQ(page_prints("%PDF-", PageForm::Pdf, "950618"), std::nullopt);
}

}  // namespace
}  // namespace shuofa
