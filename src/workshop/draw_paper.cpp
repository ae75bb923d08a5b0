#include "workshop/draw_paper.h"

#include "base/text.h"
#include "workshop/paper_pages.h"

#include <algorithm>
#include <array>

namespace shuofa {
namespace {

constexpr TextStyle body{.size = 12, .leading = 21, .ink = Ink::Black, .font = Font::Serif};
constexpr TextStyle title{.size = 20, .leading = 32, .ink = Ink::Black, .font = Font::SansBold};
constexpr TextStyle heading{.size = 12.5, .leading = 22, .ink = Ink::Black, .font = Font::SansBold};
constexpr TextStyle spoken{.size = 13, .leading = 21, .ink = Ink::Black, .font = Font::Serif};
constexpr TextStyle note{.size = 9, .leading = 14, .ink = Ink::Grey, .font = Font::Serif};
constexpr TextStyle cell{.size = 10.5, .leading = 16, .ink = Ink::Black, .font = Font::Serif};
constexpr TextStyle head_cell{
    .size = 10.5, .leading = 16, .ink = Ink::Black, .font = Font::SansBold};
constexpr double cell_padding = 5;

double two_characters(const TextStyle& style) { return 2 * style.size; }

bool is_figure(std::string_view text) {
    return !text.empty() &&
           replace_all(replace_all(text, "元", ""), "-", "").find_first_not_of("0123456789.,+ ") ==
               std::string::npos;
}

void draw_spoken(PaperPages& pages, const std::string& text) {
    pages.space(5);
    pages.keep(spoken.leading);
    pages.box(pages.top() + spoken.leading / 2, 9);
    pages.text(text, spoken, {.left = 20});
}

// The widths that the cells would like, cut down in proportion when they do not fit.
std::vector<double> column_widths(PaperPages& pages, const PaperBlock& table, std::size_t columns) {
    std::vector<double> wanted(columns, 30.0);
    for (std::size_t row = 0; row < table.rows.size(); ++row) {
        const TextStyle& style = row == 0 ? head_cell : cell;
        for (std::size_t column = 0; column < table.rows[row].size(); ++column) {
            const double width = pages.width_of(table.rows[row][column], style) + 2 * cell_padding;
            wanted[column] = std::max(wanted[column], std::min(width, page_text_width));
        }
    }
    // What a column asks beyond its fair share is shared out; short columns keep what they need.
    const double fair = page_text_width / static_cast<double>(columns);
    double narrow = 0;
    double wide = 0;
    for (const double width : wanted)
        (width <= fair ? narrow : wide) += width;
    for (double& width : wanted) {
        if (width > fair) width *= (page_text_width - narrow) / wide;
    }
    return wanted;
}

void draw_table(PaperPages& pages, const PaperBlock& table) {
    std::size_t columns = 0;
    for (const auto& row : table.rows)
        columns = std::max(columns, row.size());
    if (columns == 0 || columns > 12) return;

    std::vector<PaperPages::Column> layout(columns);
    std::size_t widest = 0;
    double all = 0;
    const std::vector<double> widths = column_widths(pages, table, columns);
    for (std::size_t column = 0; column < columns; ++column) {
        bool figures = table.rows.size() > 1;
        for (std::size_t row = 1; row < table.rows.size(); ++row) {
            figures =
                figures && column < table.rows[row].size() && is_figure(table.rows[row][column]);
        }
        all += widths[column];
        if (!figures && widths[column] >= layout[widest].width) widest = column;
        layout[column] = {.width = widths[column], .align = figures ? Align::Right : Align::Left};
    }
    // What is left over goes to text, so that sums stay beside what they are sums of.
    layout[widest].width += std::max(page_text_width - all, 0.0);
    pages.space(6);
    pages.keep(head_cell.leading + cell.leading + 4 * cell_padding);
    const auto draw_head = [&] {
        pages.table_row(table.rows.front(), layout, head_cell, cell_padding,
                        PaperPages::RowPart::First);
    };
    draw_head();
    for (std::size_t row = 1; row < table.rows.size(); ++row) {
        const int page = pages.page();
        pages.keep_row(table.rows[row], layout, cell, cell_padding);
        if (pages.page() != page) draw_head();
        pages.table_row(table.rows[row], layout, cell, cell_padding, PaperPages::RowPart::Next);
    }
    pages.space(8);
}

// How many blocks of the kind follow one another from `from` on.
std::size_t run_length(const std::vector<PaperBlock>& blocks, std::size_t from, BlockKind kind) {
    std::size_t length = 0;
    while (from + length < blocks.size() && blocks[from + length].kind == kind)
        ++length;
    return length;
}

void draw_block(PaperPages& pages, const std::vector<PaperBlock>& blocks, std::size_t at) {
    const PaperBlock& block = blocks[at];
    switch (block.kind) {
        case BlockKind::Title:
            pages.text(block.text, title, {.align = Align::Centre});
            pages.space(14);
            return;
        case BlockKind::Heading:
            pages.space(8);
            pages.keep(heading.leading + 2 * body.leading);
            pages.text(block.text, heading, {});
            pages.space(2);
            return;
        case BlockKind::Paragraph:
            pages.text(block.text, body, {.indent = two_characters(body), .justified = true});
            return;
        case BlockKind::Flush:
            pages.text(block.text, body, {.justified = true});
            return;
        case BlockKind::Right:
            // A signature and its date stay on one page.
            if (at == 0 || blocks[at - 1].kind != BlockKind::Right) {
                pages.space(10);
                pages.keep(body.leading * static_cast<double>(std::min<std::size_t>(
                                              8, run_length(blocks, at, BlockKind::Right))));
            }
            pages.text(block.text, body, {.align = Align::Right, .right = two_characters(body)});
            return;
        case BlockKind::Item:
            pages.text(block.number + " " + block.text, body,
                       {.indent = two_characters(body), .justified = true});
            return;
        case BlockKind::Spoken:
            draw_spoken(pages, block.text);
            return;
        case BlockKind::Table:
            draw_table(pages, block);
            return;
        case BlockKind::Note:
            pages.space(4);
            pages.text(block.text, note, {.justified = true});
            return;
        case BlockKind::PageBreak:
            pages.new_page();
            return;
    }
}

}  // namespace

Result<std::vector<std::byte>> draw_paper(const Paper& paper) {
    PaperPages pages;
    if (!pages.has_chinese_font()) return fail(paper_font_missing);
    for (std::size_t at = 0; at < paper.blocks.size(); ++at)
        draw_block(pages, paper.blocks, at);
    return pages.write_pdf({.title = safe_for_display(paper.title),
                            .author = safe_for_display(paper.writer),
                            .written_on = paper.written_on});
}

}  // namespace shuofa
