#include "formats/table_writer.h"

#include "base/text.h"
#include "formats/xml_text.h"
#include "formats/zip_writer.h"

#include <fmt/format.h>

#include <array>
#include <string_view>
#include <utility>

namespace shuofa {
namespace {

bool may_be_formula(std::string_view text) {
    return !text.empty() &&
           std::string_view{"=+-@\t\r"}.find(text.front()) != std::string_view::npos;
}

std::string csv_field(const TableCell& cell) {
    if (const auto* amount = std::get_if<Money>(&cell)) return amount->text();
    const auto* text = std::get_if<std::string>(&cell);
    if (text == nullptr) return {};
    std::string field = may_be_formula(*text) ? "'" + *text : *text;
    if (field.find_first_of(",\"\r\n") == std::string::npos) return field;
    return "\"" + replace_all(field, "\"", "\"\"") + "\"";
}

std::string xlsx_cell(const TableCell& cell) {
    if (const auto* amount = std::get_if<Money>(&cell))
        return fmt::format(R"(<c s="1"><v>{}</v></c>)", amount->text());
    const auto* text = std::get_if<std::string>(&cell);
    if (text == nullptr || text->empty()) return "<c/>";
    return fmt::format(R"(<c t="inlineStr"><is><t xml:space="preserve">{}</t></is></c>)",
                       xml_text(*text));
}

constexpr std::string_view content_types =
    R"(<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">)"
    R"(<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>)"
    R"(<Default Extension="xml" ContentType="application/xml"/>)"
    R"(<Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/>)"
    R"(<Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/>)"
    R"(<Override PartName="/xl/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml"/>)"
    "</Types>";
constexpr std::string_view package_links =
    R"(<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">)"
    R"(<Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/>)"
    "</Relationships>";
constexpr std::string_view workbook_links =
    R"(<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">)"
    R"(<Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/>)"
    R"(<Relationship Id="rId2" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles" Target="styles.xml"/>)"
    "</Relationships>";
// Style 1 is a number with two decimals (format 4: "#,##0.00").
constexpr std::string_view styles =
    R"(<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">)"
    R"(<fonts count="1"><font/></fonts><fills count="1"><fill/></fills><borders count="1"><border/></borders>)"
    R"(<cellStyleXfs count="1"><xf/></cellStyleXfs>)"
    R"(<cellXfs count="2"><xf/><xf numFmtId="4" applyNumberFormat="1"/></cellXfs></styleSheet>)";

}  // namespace

std::string write_csv(std::span<const TableLine> lines) {
    std::string text = "\xEF\xBB\xBF";
    for (const TableLine& line : lines) {
        for (std::size_t i = 0; i < line.size(); ++i) {
            if (i > 0) text += ',';
            text += csv_field(line[i]);
        }
        text += "\r\n";
    }
    return text;
}

Result<std::vector<std::byte>> write_xlsx(const std::string& sheet,
                                          std::span<const TableLine> lines) {
    const std::string head = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
    std::string rows =
        head + R"(<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">)"
               "<sheetData>";
    for (const TableLine& line : lines) {
        rows += "<row>";
        for (const TableCell& cell : line)
            rows += xlsx_cell(cell);
        rows += "</row>";
    }
    rows += "</sheetData></worksheet>";
    const std::string workbook =
        head +
        R"(<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets>)" +
        fmt::format(R"(<sheet name="{}" sheetId="1" r:id="rId1"/></sheets></workbook>)",
                    xml_text(sheet));
    const std::array<std::pair<std::string, std::string>, 6> files{{
        {"[Content_Types].xml", head + std::string{content_types}},
        {"_rels/.rels", head + std::string{package_links}},
        {"xl/workbook.xml", workbook},
        {"xl/_rels/workbook.xml.rels", head + std::string{workbook_links}},
        {"xl/styles.xml", head + std::string{styles}},
        {"xl/worksheets/sheet1.xml", rows},
    }};
    return write_zip(files);
}

}  // namespace shuofa
