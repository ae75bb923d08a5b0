#include "storage/placeholders.h"

namespace shuofa {

std::string placeholders(std::size_t count, std::size_t first) {
    std::string text;
    for (std::size_t i = 0; i < count; ++i)
        text.append(i != 0 ? ", $" : "$").append(std::to_string(first + i));
    return text;
}

std::string placeholder_rows(std::size_t rows, std::size_t columns) {
    std::string text;
    for (std::size_t row = 0; row < rows; ++row) {
        text += row != 0 ? ", (" : "(";
        text += placeholders(columns, row * columns + 1) + ")";
    }
    return text;
}

}  // namespace shuofa
