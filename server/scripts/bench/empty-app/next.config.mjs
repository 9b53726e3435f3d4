/** Next with its defaults: without a file here it would find the settings of the product. */
export default {};
