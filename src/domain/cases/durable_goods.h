#pragma once

#include <string_view>

namespace shuofa {

// Whether a title names goods of 消费者权益保护法 23(3).  A title is only a hint.
bool names_durable_goods(std::string_view title);

}  // namespace shuofa
