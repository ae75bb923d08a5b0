#include "formats/xlsx.h"

#include "base/text.h"
#include "formats/xml_elements.h"

#include <pugixml.hpp>

#include <algorithm>
#include <charconv>
#include <cstring>
#include <deque>
#include <optional>

namespace shuofa::xlsx {
namespace {

constexpr std::uint64_t most_part_bytes = 4ULL << 20;          // workbook.xml and its relations
constexpr std::uint64_t most_shared_text_bytes = 96ULL << 20;  // held in memory
constexpr std::size_t most_element_bytes = 4u << 20;           // one row, or one shared text
constexpr std::size_t most_cells = 256;
constexpr std::uint32_t most_rows = 1'048'576;  // ECMA-376 knows no more
constexpr unsigned xml_options = pugi::parse_default | pugi::parse_ws_pcdata_single;

std::string_view local_name(const char* name) {
    const char* colon = std::strchr(name, ':');
    return colon == nullptr ? name : colon + 1;
}

pugi::xml_node child(pugi::xml_node node, std::string_view name) {
    return node.find_child(
        [&](pugi::xml_node candidate) { return local_name(candidate.name()) == name; });
}

std::string_view attribute(pugi::xml_node node, std::string_view name) {
    return node.find_attribute([&](pugi::xml_attribute a) { return local_name(a.name()) == name; })
        .value();
}

// The text of a shared or inline string: its own <t>, or those of its rich-text runs.  Phonetic
// readings (<rPh>) are no text of the cell.
void append_text(pugi::xml_node node, std::string& out) {
    for (const pugi::xml_node part : node.children()) {
        const std::string_view name = local_name(part.name());
        if (name == "t") out += part.child_value();
        if (name == "r") append_text(part, out);
    }
}

std::optional<std::size_t> find_member(const ZipFile& zip, std::string_view path) {
    if (path.starts_with('/')) path.remove_prefix(1);
    const auto& members = zip.members();
    const auto found = std::find_if(members.begin(), members.end(), [&](const ZipMember& member) {
        return lower_ascii(member.name) == lower_ascii(path);
    });
    if (found == members.end()) return std::nullopt;
    return static_cast<std::size_t>(found - members.begin());
}

Result<pugi::xml_document> read_part(const ZipFile& zip, std::string_view path) {
    pugi::xml_document document;
    const auto member = find_member(zip, path);
    if (!member) return document;
    const ByteStream stream = TRY(zip.read(*member));
    const std::string bytes = TRY(read_all(stream, most_part_bytes, workbook_too_large));
    if (!document.load_buffer(bytes.data(), bytes.size(), xml_options))
        return fail(workbook_damaged, std::string{path});
    return document;
}

Result<Workbook::SharedTexts> read_shared_texts(const ZipFile& zip) {
    Workbook::SharedTexts texts;
    const auto member = find_member(zip, "xl/sharedStrings.xml");
    if (!member) return texts;
    XmlElements elements{TRY(zip.read(*member)), "si", most_element_bytes, workbook_damaged};
    pugi::xml_document document;
    for (;;) {
        const std::string_view element = TRY(elements.next());
        if (element.empty()) return texts;
        if (!document.load_buffer(element.data(), element.size(), xml_options))
            return fail(workbook_damaged, "sharedStrings");
        append_text(document.first_child(), texts.block);
        if (texts.block.size() + 4 * texts.ends.size() > most_shared_text_bytes)
            return fail(workbook_too_large, "sharedStrings");
        texts.ends.push_back(static_cast<std::uint32_t>(texts.block.size()));
    }
}

std::string path_of_sheet(const pugi::xml_document& relations, std::string_view id,
                          std::size_t position) {
    for (const pugi::xml_node relation : relations.first_child().children()) {
        if (attribute(relation, "Id") != id || id.empty()) continue;
        const std::string_view target = attribute(relation, "Target");
        if (target.starts_with('/')) return std::string{target};
        return "xl/" + std::string{target};
    }
    return "xl/worksheets/sheet" + std::to_string(position + 1) + ".xml";
}

// "AB12" is column 27; nothing when there are no letters.
std::optional<std::size_t> column_of(std::string_view reference) {
    std::size_t column = 0;
    std::size_t letters = 0;
    while (letters < reference.size() && letters < 4 && reference[letters] >= 'A' &&
           reference[letters] <= 'Z') {
        column = column * 26 + static_cast<std::size_t>(reference[letters] - 'A') + 1;
        ++letters;
    }
    if (letters == 0) return std::nullopt;
    return column - 1;
}

std::optional<std::uint32_t> number_of(std::string_view text) {
    std::uint32_t value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc{} || end != text.data() + text.size()) return std::nullopt;
    return value;
}

}  // namespace

struct SheetReader::State {
    XmlElements rows;
    std::shared_ptr<const Workbook::SharedTexts> texts;
    pugi::xml_document document;
    std::vector<std::string_view> cells;
    std::deque<std::string> inline_texts;  // a deque, because views into its members must stay
    Row row;

    std::string_view value_of(pugi::xml_node cell) {
        const std::string_view type = attribute(cell, "t");
        if (type == "inlineStr") {
            append_text(child(cell, "is"), inline_texts.emplace_back());
            return inline_texts.back();
        }
        const std::string_view value = child(cell, "v").child_value();
        if (type != "s") return value;
        const auto index = number_of(value);
        if (!index || *index >= texts->ends.size()) return {};
        const std::uint32_t begin = *index == 0 ? 0 : texts->ends[*index - 1];
        return std::string_view{texts->block}.substr(begin, texts->ends[*index] - begin);
    }
};

SheetReader::SheetReader(std::unique_ptr<State> state) : state_{std::move(state)} {}
SheetReader::~SheetReader() = default;
SheetReader::SheetReader(SheetReader&&) noexcept = default;
SheetReader& SheetReader::operator=(SheetReader&&) noexcept = default;

Result<const Row*> SheetReader::next() {
    State& state = *state_;
    const std::string_view element = TRY(state.rows.next());
    if (element.empty()) return nullptr;
    if (!state.document.load_buffer(element.data(), element.size(), xml_options))
        return fail(workbook_damaged, "row after " + std::to_string(state.row.number));
    const pugi::xml_node row = state.document.first_child();
    state.cells.clear();
    state.inline_texts.clear();
    const std::uint32_t number = number_of(attribute(row, "r")).value_or(state.row.number + 1);
    if (number > most_rows || number <= state.row.number)
        return fail(workbook_damaged, "row " + std::to_string(number));
    for (const pugi::xml_node cell : row.children()) {
        if (local_name(cell.name()) != "c") continue;
        const std::size_t column = column_of(attribute(cell, "r")).value_or(state.cells.size());
        if (column >= most_cells) continue;
        if (state.cells.size() <= column) state.cells.resize(column + 1);
        state.cells[column] = state.value_of(cell);
    }
    state.row.number = number;
    state.row.cells = state.cells;
    return &state.row;
}

Result<Workbook> Workbook::open(const ByteFile& file) {
    Workbook workbook;
    ZipLimits limits;
    limits.most_member_bytes = 1ULL << 30;
    workbook.zip_ = TRY(ZipFile::open(file, limits));
    const pugi::xml_document document = TRY(read_part(workbook.zip_, "xl/workbook.xml"));
    const pugi::xml_document relations =
        TRY(read_part(workbook.zip_, "xl/_rels/workbook.xml.rels"));
    const pugi::xml_node root = document.document_element();
    const std::string_view from_1904 = attribute(child(root, "workbookPr"), "date1904");
    workbook.dates_from_1904_ = from_1904 == "1" || from_1904 == "true";
    for (const pugi::xml_node sheet : child(root, "sheets").children()) {
        if (local_name(sheet.name()) != "sheet") continue;
        const std::string path =
            path_of_sheet(relations, attribute(sheet, "id"), workbook.sheet_names_.size());
        const auto member = find_member(workbook.zip_, path);
        if (!member) continue;
        workbook.sheet_names_.emplace_back(attribute(sheet, "name"));
        workbook.sheet_members_.push_back(*member);
    }
    if (workbook.sheet_names_.empty()) return fail(workbook_damaged, "no sheets");
    workbook.texts_ = std::make_shared<const SharedTexts>(TRY(read_shared_texts(workbook.zip_)));
    return workbook;
}

Result<SheetReader> Workbook::read_sheet(std::size_t sheet) const {
    ByteStream stream = TRY(zip_.read(sheet_members_.at(sheet)));
    auto state = std::make_unique<SheetReader::State>(SheetReader::State{
        XmlElements{std::move(stream), "row", most_element_bytes, workbook_damaged},
        texts_,
        {},
        {},
        {},
        {}});
    return SheetReader{std::move(state)};
}

bool is_workbook(const ZipFile& zip) { return find_member(zip, "xl/workbook.xml").has_value(); }

}  // namespace shuofa::xlsx
