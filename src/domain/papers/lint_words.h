#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace shuofa {

// One sentence of a block, without its final mark.
struct Sentence {
    std::string text;
    int block = 0;
};

// The first of the words that stands in the text; empty when none does.
std::string_view first_word_in(std::string_view text, const std::vector<std::string_view>& words);

// Rows of digits of at least `least` places, as in phone, card and order numbers.
std::vector<std::string> digit_runs(std::string_view text, std::size_t least);

// An article as it is cited in a text: the law's name without 《》, and "第二十四条第一款".
struct CitedArticle {
    std::string law;  // empty: none stands in front of it in the same block
    std::string article;
};
std::vector<CitedArticle> cited_articles(std::string_view text);

// Sums such as "329.90元" and "5万元" in a text, in fen.
std::vector<long long> sums_in(std::string_view text);

// Whether a sentence makes money the price of silence: "不赔钱就曝光", "赔我五千我就删帖".
bool ties_payment_to_silence(std::string_view text);
// Whether it speaks of money and of exposing or reporting at all.
bool names_money_and_exposure(std::string_view text);

// Two or more crosses (X) standing for something to be filled in, not the size XXL; empty when
// there is none.
std::string_view row_of_crosses(std::string_view text);

}  // namespace shuofa
