#include "domain/papers/paper_text.h"

#include "base/text.h"

#include <algorithm>
#include <optional>

namespace shuofa {
namespace {

constexpr std::string_view indent = "\u3000\u3000";
constexpr std::size_t letter_width = 38;  // full-width characters on a line of a plain-text letter

// "12. text" gives "12."; nothing when the line does not begin with a number.
std::optional<std::string_view> item_number(std::string_view line) {
    std::size_t digits = 0;
    while (digits < line.size() && digits < 4 && line[digits] >= '0' && line[digits] <= '9')
        ++digits;
    if (digits == 0 || line.substr(digits, 2) != ". ") return std::nullopt;
    return line.substr(0, digits + 1);
}

bool has_marker(std::string_view line) {
    return line.starts_with('#') || line.starts_with('>') || line.starts_with("- ") ||
           line.starts_with('|') || line.starts_with("% ") || line.starts_with('\\') ||
           line.starts_with("===") || item_number(line).has_value();
}

std::vector<std::string> cells(std::string_view line) {
    std::vector<std::string> found(1);
    for (std::size_t at = 1; at < line.size(); ++at) {
        if (line[at] == '\\' && at + 1 < line.size() && line[at + 1] == '|') {
            found.back() += '|';
            ++at;
        } else if (line[at] == '|') {
            found.emplace_back();
        } else {
            found.back() += line[at];
        }
    }
    if (found.size() > 1 && trim(found.back()).empty()) found.pop_back();
    for (std::string& cell : found)
        cell = trim(cell);
    return found;
}

bool is_rule_row(const std::vector<std::string>& row) {
    return std::all_of(row.begin(), row.end(), [](const std::string& cell) {
        return !cell.empty() && cell.find_first_not_of("-: ") == std::string::npos;
    });
}

PaperBlock block(BlockKind kind, std::string_view text) {
    return {.kind = kind, .text = std::string{trim(text)}, .number = {}, .rows = {}};
}

PaperBlock parse_line(std::string_view line) {
    if (line.starts_with("## ")) return block(BlockKind::Heading, line.substr(3));
    if (line.starts_with("# ")) return block(BlockKind::Title, line.substr(2));
    if (line.starts_with(">> ")) return block(BlockKind::Right, line.substr(3));
    if (line.starts_with("> ")) return block(BlockKind::Flush, line.substr(2));
    if (line.starts_with("- ")) return block(BlockKind::Spoken, line.substr(2));
    if (line.starts_with("% ")) return block(BlockKind::Note, line.substr(2));
    if (line.starts_with("===")) return block(BlockKind::PageBreak, {});
    if (line.starts_with('\\')) return block(BlockKind::Paragraph, line.substr(1));
    if (const auto number = item_number(line)) {
        PaperBlock item = block(BlockKind::Item, line.substr(number->size()));
        item.number = *number;
        return item;
    }
    return block(BlockKind::Paragraph, line);
}

std::string_view marker(BlockKind kind) {
    switch (kind) {
        case BlockKind::Title:
            return "# ";
        case BlockKind::Heading:
            return "## ";
        case BlockKind::Flush:
            return "> ";
        case BlockKind::Right:
            return ">> ";
        case BlockKind::Spoken:
            return "- ";
        case BlockKind::Note:
            return "% ";
        case BlockKind::PageBreak:
            return "===";
        case BlockKind::Paragraph:
        case BlockKind::Item:
        case BlockKind::Table:
            return "";
    }
    return "";
}

std::string table_text(const PaperBlock& table, bool with_rule) {
    std::string text;
    for (std::size_t row = 0; row < table.rows.size(); ++row) {
        text += "|";
        for (const std::string& cell : table.rows[row]) {
            text += " " + replace_all(cell, "|", "\\|") + " |";
        }
        text += "\n";
        if (row == 0 && with_rule) {
            text += "|";
            for (std::size_t cell = 0; cell < table.rows[0].size(); ++cell)
                text += "---|";
            text += "\n";
        }
    }
    return text;
}

std::string right_aligned(std::string_view text) {
    const std::size_t length = count_code_points(text);
    std::string line;
    for (std::size_t at = length; at + 2 < letter_width; ++at)
        line += "\u3000";
    return line.append(text);
}

std::string centred(std::string_view text) {
    const std::size_t length = count_code_points(text);
    std::string line;
    for (std::size_t at = 0; length < letter_width && at < (letter_width - length) / 2; ++at) {
        line += "\u3000";
    }
    return line.append(text);
}

std::string plain_table(const PaperBlock& table) {
    std::string text;
    const bool pairs = !table.rows.empty() && table.rows.front().size() == 2;
    for (std::size_t row = 0; row < table.rows.size(); ++row) {
        // A table of two columns reads best as "签收日期：2026年11月20日".
        if (pairs && row == 0) continue;
        text += join(table.rows[row], pairs ? "：" : "，") + "\n";
    }
    return text;
}

std::string plain_line(const PaperBlock& block, TextLayout layout) {
    const bool letter = layout == TextLayout::Letter;
    switch (block.kind) {
        case BlockKind::Title:
            return letter ? centred(block.text) + "\n\n" : std::string{};
        case BlockKind::Heading:
            return (letter ? "\n" : "") + block.text + "\n";
        case BlockKind::Paragraph:
            return (letter ? std::string{indent} : "") + block.text + "\n";
        case BlockKind::Right:
            return (letter ? right_aligned(block.text) : block.text) + "\n";
        case BlockKind::Item:
            return (letter ? std::string{indent} : "") + block.number + " " + block.text + "\n";
        case BlockKind::Spoken:
            return "- " + block.text + "\n";
        case BlockKind::Note:
            return "（" + block.text + "）\n";
        case BlockKind::Flush:
            return block.text + "\n";
        case BlockKind::Table:
            return plain_table(block);
        case BlockKind::PageBreak:
            return letter ? "\n" : "";
    }
    return "";
}

// Letters that Markdown would take for markup.
std::string markdown_escaped(std::string_view text) {
    std::string escaped;
    for (const char c : text) {
        if (std::string_view{"\\`*_{}[]<>#|~"}.find(c) != std::string_view::npos) escaped += '\\';
        escaped += c;
    }
    return escaped;
}

std::string markdown_table(const PaperBlock& block) {
    PaperBlock table = block;
    for (auto& row : table.rows) {
        for (std::string& cell : row) {
            cell = markdown_escaped(replace_all(cell, "|", "｜"));
        }
    }
    return table_text(table, true);
}

std::string markdown_line(const PaperBlock& block) {
    const std::string text = markdown_escaped(block.text);
    switch (block.kind) {
        case BlockKind::Title:
            return "# " + text;
        case BlockKind::Heading:
            return "## " + text;
        case BlockKind::Item:
            return block.number + " " + text;
        case BlockKind::Spoken:
            return "- " + text;
        case BlockKind::Note:
            return "*" + text + "*";
        case BlockKind::PageBreak:
            return "---";
        case BlockKind::Table:
            return markdown_table(block);
        case BlockKind::Paragraph:
        case BlockKind::Flush:
        case BlockKind::Right:
            return text;
    }
    return text;
}

}  // namespace

std::vector<PaperBlock> parse_paper_text(std::string_view text) {
    std::vector<PaperBlock> blocks;
    bool in_table = false;
    for (std::string_view line : split(text, '\n')) {
        line = trim(line);
        if (!line.starts_with('|')) {
            in_table = false;
            if (!line.empty()) blocks.push_back(parse_line(line));
            continue;
        }
        std::vector<std::string> row = cells(line);
        if (in_table && is_rule_row(row)) continue;
        if (!in_table) blocks.push_back(block(BlockKind::Table, {}));
        in_table = true;
        blocks.back().rows.push_back(std::move(row));
    }
    return blocks;
}

std::string write_paper_text(const std::vector<PaperBlock>& blocks) {
    std::string text;
    for (const PaperBlock& block : blocks) {
        if (!text.empty()) text += "\n";
        if (block.kind == BlockKind::Table) {
            text += table_text(block, true);
            continue;
        }
        const std::string line = replace_all(block.text, "\n", " ");
        if (block.kind == BlockKind::Paragraph && has_marker(line)) text += "\\";
        if (block.kind == BlockKind::Item) text += block.number + " ";
        text += std::string{marker(block.kind)} + line + "\n";
    }
    return text;
}

std::string plain_text(const std::vector<PaperBlock>& blocks, TextLayout layout) {
    std::string text;
    for (const PaperBlock& block : blocks)
        text += plain_line(block, layout);
    while (text.starts_with('\n'))
        text.erase(0, 1);
    return text;
}

std::string markdown_text(const std::vector<PaperBlock>& blocks) {
    std::string text;
    for (const PaperBlock& block : blocks) {
        if (!text.empty()) text += "\n";
        text += markdown_line(block) + "\n";
    }
    return text;
}

}  // namespace shuofa
