#pragma once

#include "base/day.h"
#include "base/result.h"

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace shuofa {

// Lengths are points (1/72 inch).  A4 with the margins of a Chinese letter.
inline constexpr double page_width = 595.276;
inline constexpr double page_height = 841.89;
inline constexpr double page_margin = 76;
inline constexpr double page_text_width = page_width - 2 * page_margin;

enum class Align { Left, Centre, Right };
enum class Ink { Black, Grey };
enum class Font { Serif, SansBold };

struct TextStyle {
    double size = 12;
    double leading = 21;
    Ink ink = Ink::Black;
    Font font = Font::Serif;
};

struct TextPlace {
    Align align = Align::Left;
    double left = 0;    // from the left edge of the text area
    double right = 0;   // from its right edge
    double indent = 0;  // of the first line
    bool justified = false;
};

struct PdfProperties {
    std::string title;
    std::string author;
    Day written_on{};
};

// Lays text out on A4 pages from top to bottom, then writes them as one PDF.  Text is placed first
// and painted last, as the number of pages stands on every page.
class PaperPages {
public:
    PaperPages();
    ~PaperPages();
    PaperPages(const PaperPages&) = delete;
    PaperPages& operator=(const PaperPages&) = delete;

    bool has_chinese_font() const;

    void text(std::string_view text, const TextStyle& style, const TextPlace& place);
    void space(double height);
    // Starts a new page unless this much still fits.
    void keep(double height);
    void new_page();
    double top() const { return top_; }
    int page() const;
    // A small empty square at the left edge, centred on the height `middle`.
    void box(double middle, double size);
    double width_of(std::string_view text, const TextStyle& style);

    struct Column {
        double width = 0;
        Align align = Align::Left;
    };
    // Starts a new page when the row does not fit on this one but would on an empty one.
    void keep_row(const std::vector<std::string>& cells, const std::vector<Column>& columns,
                  const TextStyle& style, double padding);
    enum class RowPart { First, Next };
    // A row that is higher than the rest of the page goes on over the page.
    void table_row(const std::vector<std::string>& cells, const std::vector<Column>& columns,
                   const TextStyle& style, double padding, RowPart part);

    Result<std::vector<std::byte>> write_pdf(const PdfProperties& properties);

private:
    struct State;
    std::unique_ptr<State> state_;
    double top_ = 0;  // from the top of the text area
};

}  // namespace shuofa
