#include "formats/docx_writer.h"

#include "base/text.h"
#include "formats/xml_text.h"
#include "formats/zip_writer.h"

#include <algorithm>
#include <array>
#include <string_view>

namespace shuofa::docx {
namespace {

constexpr std::string_view declaration =
    R"(<?xml version="1.0" encoding="UTF-8" standalone="yes"?>)"
    "\n";
constexpr std::string_view main_name_space =
    R"(xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main")";
constexpr int text_width = 9026 - 60;  // twentieths of a point between the margins

std::string escaped(std::string_view text) { return xml_text(safe_for_display(text)); }

std::string_view style_id(Style style) {
    switch (style) {
        case Style::Title:
            return "PaperTitle";
        case Style::Heading:
            return "PaperHeading";
        case Style::Body:
        case Style::Item:
            return "PaperBody";
        case Style::Flush:
            return "PaperFlush";
        case Style::Right:
            return "PaperRight";
        case Style::Spoken:
            return "PaperSpoken";
        case Style::Note:
            return "PaperNote";
    }
    return "PaperBody";
}

std::string paragraph(std::string_view style, std::string_view text) {
    return "<w:p><w:pPr><w:pStyle w:val=\"" + std::string{style} +
           "\"/></w:pPr><w:r><w:t xml:space=\"preserve\">" + escaped(text) + "</w:t></w:r></w:p>";
}

std::string table(const Block& block) {
    std::size_t columns = 1;
    for (const auto& row : block.rows)
        columns = std::max(columns, row.size());
    std::vector<std::size_t> longest(columns, 4);
    for (const auto& row : block.rows) {
        for (std::size_t column = 0; column < row.size(); ++column) {
            longest[column] = std::max(longest[column],
                                       std::min<std::size_t>(24, count_code_points(row[column])));
        }
    }
    std::size_t all = 0;
    for (const std::size_t length : longest)
        all += length;
    std::string xml =
        "<w:tbl><w:tblPr><w:tblStyle w:val=\"PaperTable\"/>"
        "<w:tblW w:w=\"5000\" w:type=\"pct\"/></w:tblPr><w:tblGrid>";
    const auto width = [&](std::size_t column) {
        return std::to_string(static_cast<std::size_t>(text_width) * longest[column] / all);
    };
    for (std::size_t column = 0; column < columns; ++column) {
        xml += "<w:gridCol w:w=\"" + width(column) + "\"/>";
    }
    xml += "</w:tblGrid>";
    for (std::size_t row = 0; row < block.rows.size(); ++row) {
        xml += row == 0 ? "<w:tr><w:trPr><w:tblHeader/></w:trPr>" : "<w:tr>";
        for (std::size_t column = 0; column < columns; ++column) {
            const std::string_view text =
                column < block.rows[row].size() ? std::string_view{block.rows[row][column]} : "";
            xml += "<w:tc><w:tcPr><w:tcW w:w=\"" + width(column) + "\" w:type=\"dxa\"/></w:tcPr>" +
                   paragraph(row == 0 ? "PaperCellHead" : "PaperCell", text) + "</w:tc>";
        }
        xml += "</w:tr>";
    }
    return xml + "</w:tbl>" + paragraph("PaperCell", "");
}

std::string document_xml(const Document& document) {
    std::string xml{declaration};
    xml +=
        "<w:document " + std::string{main_name_space} +
        R"( xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><w:body>)";
    for (const Block& block : document.blocks) {
        if (block.kind == Block::Kind::Table) {
            xml += table(block);
        } else if (block.kind == Block::Kind::PageBreak) {
            xml += R"(<w:p><w:r><w:br w:type="page"/></w:r></w:p>)";
        } else {
            const std::string text = block.style == Style::Spoken ? "□ " + block.text : block.text;
            xml += paragraph(style_id(block.style), text);
        }
    }
    return xml +
           R"(<w:sectPr><w:footerReference w:type="default" r:id="rId2"/>)"
           R"(<w:pgSz w:w="11906" w:h="16838"/>)"
           R"(<w:pgMar w:top="1440" w:right="1440" w:bottom="1440" w:left="1440" w:header="720" w:footer="720" w:gutter="0"/>)"
           "</w:sectPr></w:body></w:document>";
}

std::string paragraph_style(std::string_view id, std::string_view name, std::string_view place,
                            std::string_view letters) {
    return "<w:style w:type=\"paragraph\" w:customStyle=\"1\" w:styleId=\"" + std::string{id} +
           "\"><w:name w:val=\"" + std::string{name} + "\"/><w:pPr>" + std::string{place} +
           "</w:pPr><w:rPr>" + std::string{letters} + "</w:rPr></w:style>";
}

std::string styles_xml() {
    // 黑体 for titles and headings, 宋体 for the text, as Chinese letters are set.
    constexpr std::string_view song =
        R"(<w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman" w:eastAsia="宋体" w:cs="Times New Roman"/>)";
    constexpr std::string_view hei =
        R"(<w:rFonts w:ascii="Arial" w:hAnsi="Arial" w:eastAsia="黑体" w:cs="Arial"/><w:b/>)";
    const std::string body_size = R"(<w:sz w:val="24"/><w:szCs w:val="24"/>)";
    const std::string cell_size = R"(<w:sz w:val="21"/><w:szCs w:val="21"/>)";
    const std::string lines = R"(<w:spacing w:line="420" w:lineRule="exact"/>)";
    std::string xml{declaration};
    xml += "<w:styles " + std::string{main_name_space} + "><w:docDefaults><w:rPrDefault><w:rPr>" +
           std::string{song} + body_size +
           R"(<w:lang w:val="en-US" w:eastAsia="zh-CN"/></w:rPr></w:rPrDefault></w:docDefaults>)";
    xml +=
        paragraph_style("PaperTitle", "标题", R"(<w:spacing w:after="240"/><w:jc w:val="center"/>)",
                        std::string{hei} + R"(<w:sz w:val="40"/><w:szCs w:val="40"/>)");
    xml += paragraph_style("PaperHeading", "小标题", R"(<w:keepNext/><w:spacing w:before="160"/>)",
                           std::string{hei} + body_size);
    xml += paragraph_style(
        "PaperBody", "正文",
        lines + R"(<w:ind w:firstLineChars="200" w:firstLine="480"/><w:jc w:val="both"/>)",
        body_size);
    xml += paragraph_style("PaperFlush", "顶格", lines, body_size);
    xml += paragraph_style(
        "PaperRight", "落款",
        lines + R"(<w:ind w:rightChars="200" w:right="480"/><w:jc w:val="right"/>)", body_size);
    xml += paragraph_style("PaperSpoken", "要点", R"(<w:spacing w:before="80" w:after="80"/>)",
                           R"(<w:sz w:val="26"/><w:szCs w:val="26"/>)");
    xml += paragraph_style("PaperNote", "附注", R"(<w:spacing w:before="80"/>)",
                           R"(<w:color w:val="595959"/><w:sz w:val="18"/><w:szCs w:val="18"/>)");
    xml += paragraph_style("PaperCell", "表格", "", cell_size);
    xml += paragraph_style("PaperCellHead", "表头", "", std::string{hei} + cell_size);
    xml +=
        R"(<w:style w:type="table" w:customStyle="1" w:styleId="PaperTable"><w:name w:val="表"/>)"
        R"(<w:tblPr><w:tblBorders>)";
    for (const char* side : {"top", "left", "bottom", "right", "insideH", "insideV"}) {
        xml += "<w:" + std::string{side} +
               R"( w:val="single" w:sz="4" w:space="0" w:color="595959"/>)";
    }
    return xml + "</w:tblBorders></w:tblPr></w:style></w:styles>";
}

std::string footer_xml() {
    const auto field = [](std::string_view name) {
        return "<w:fldSimple w:instr=\"" + std::string{name} +
               "\"><w:r><w:t>1</w:t></w:r></w:fldSimple>";
    };
    const auto text = [](std::string_view words) {
        return "<w:r><w:t xml:space=\"preserve\">" + std::string{words} + "</w:t></w:r>";
    };
    return std::string{declaration} + "<w:ftr " + std::string{main_name_space} +
           R"(><w:p><w:pPr><w:pStyle w:val="PaperNote"/><w:jc w:val="center"/></w:pPr>)" +
           text("第 ") + field("PAGE") + text(" 页，共 ") + field("NUMPAGES") + text(" 页") +
           "</w:p></w:ftr>";
}

std::string properties_xml(const Document& document) {
    return std::string{declaration} +
           R"(<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" )"
           R"(xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" )"
           R"(xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><dc:title>)" +
           escaped(document.title) + "</dc:title><dc:creator>" + escaped(document.author) +
           R"(</dc:creator><dcterms:created xsi:type="dcterms:W3CDTF">)" +
           escaped(document.created) +
           "</dcterms:created><dc:language>zh-CN</dc:language></cp:coreProperties>";
}

constexpr std::string_view content_types =
    R"(<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">)"
    R"(<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>)"
    R"(<Default Extension="xml" ContentType="application/xml"/>)"
    R"(<Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/>)"
    R"(<Override PartName="/word/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.styles+xml"/>)"
    R"(<Override PartName="/word/footer1.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.footer+xml"/>)"
    R"(<Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/>)"
    "</Types>";
constexpr std::string_view package_links =
    R"(<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">)"
    R"(<Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/>)"
    R"(<Relationship Id="rId2" Type="http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties" Target="docProps/core.xml"/>)"
    "</Relationships>";
constexpr std::string_view document_links =
    R"(<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">)"
    R"(<Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles" Target="styles.xml"/>)"
    R"(<Relationship Id="rId2" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/footer" Target="footer1.xml"/>)"
    "</Relationships>";

}  // namespace

Result<std::vector<std::byte>> write_docx(const Document& document) {
    const std::string head{declaration};
    const std::array<std::pair<std::string, std::string>, 7> files = {{
        {"[Content_Types].xml", head + std::string{content_types}},
        {"_rels/.rels", head + std::string{package_links}},
        {"word/document.xml", document_xml(document)},
        {"word/_rels/document.xml.rels", head + std::string{document_links}},
        {"word/styles.xml", styles_xml()},
        {"word/footer1.xml", footer_xml()},
        {"docProps/core.xml", properties_xml(document)},
    }};
    const auto bytes = write_zip(files);
    if (!bytes) return fail(docx_not_written, bytes.error().detail);
    return *bytes;
}

}  // namespace shuofa::docx
