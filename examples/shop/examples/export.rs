fn main(){ for t in shop::Order::TABLES { println!("{t:#?}"); } println!("{}", shop::Order::DATA_MODEL); println!("{}", shop::Customer::DATA_MODEL);}
